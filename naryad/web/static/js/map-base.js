/* What have all maps in common? `[data-map]` holds the template of the tiles, `data-whose` whose map
   it is. Where one has looked last, the next map without places begins. */
import L from "./leaflet.js";

const FARTHEST = 19;
export const NEAR = 15;
const KEPT = "map view";

export const pinIcon = () => L.divIcon({ className: "map-pin", iconSize: [28, 36], iconAnchor: [14, 34], popupAnchor: [0, -30] });

// Leaflet's own would take the words for markup.
const Whose = L.Control.extend({
  options: { position: "bottomright" },
  onAdd: () => L.DomUtil.create("div", "leaflet-control-attribution"),
});

export function open(box) {
  const map = L.map(box, { attributionControl: false, zoomControl: false, maxZoom: FARTHEST });
  const { zoomIn, zoomOut } = box.dataset;
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  new Whose().addTo(map).getContainer().textContent = box.dataset.whose;
  L.tileLayer(box.dataset.map, { maxZoom: FARTHEST, referrerPolicy: "strict-origin" }).addTo(map);
  map.on("moveend", () => keep(map));
  return map;
}

function keep(map) {
  const { lat, lng } = map.getCenter();
  try {
    localStorage.setItem(KEPT, JSON.stringify([lat, lng, map.getZoom()]));
  } catch { /* then the next map begins with the whole world */ }
}

export function begin(map) {
  let last;
  try {
    last = JSON.parse(localStorage.getItem(KEPT));
  } catch { /* as above */ }
  const [lat, lng, zoom] = last ?? [30, 20, 2];
  map.setView([lat, lng], zoom);
}
