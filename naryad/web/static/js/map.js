/* How does a page show places on a map? `[data-map]` holds the template of its tiles; beside it
   stand `data-whose`, and either `data-pins` (name, address, latitude, longitude of each) or
   `data-latitude` and `data-longitude`, the ids of fields that a click or a dragged pin fills.

   Only pages that show a map load this. Names are put in as text, never as markup. */
import L from "./leaflet.js";
import "leaflet.markercluster";

const FARTHEST = 19;
const NEAR = 15;
const CLUSTERED = 200;
const KEPT = "map view";

const pinIcon = () => L.divIcon({ className: "map-pin", iconSize: [28, 36], iconAnchor: [14, 34], popupAnchor: [0, -30] });

function text(words) {
  const made = document.createElement("span");
  made.textContent = words;
  return made;
}

function open(box) {
  const map = L.map(box, { attributionControl: false, zoomControl: false, maxZoom: FARTHEST });
  const { zoomIn, zoomOut } = box.dataset;
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution(text(box.dataset.whose).innerHTML).addTo(map);
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

function begin(map) {
  let last;
  try {
    last = JSON.parse(localStorage.getItem(KEPT));
  } catch { /* as above */ }
  const [lat, lng, zoom] = last ?? [30, 20, 2];
  map.setView([lat, lng], zoom);
}

function popup(name, url) {
  const link = document.createElement("a");
  link.href = url;
  link.append(text(name));
  return link;
}

function showPins(box) {
  const pins = JSON.parse(box.dataset.pins);
  const map = open(box);
  const layer = pins.length > CLUSTERED ? L.markerClusterGroup({ showCoverageOnHover: false }) : L.featureGroup();
  for (const [name, url, latitude, longitude] of pins) {
    const marker = L.marker([latitude, longitude], { icon: pinIcon(), title: name, alt: name, keyboard: true });
    if (url) marker.bindPopup(popup(name, url));
    layer.addLayer(marker);
  }
  if (pins.length) map.fitBounds(layer.getBounds(), { maxZoom: NEAR, padding: [24, 24] });
  else begin(map);
  layer.addTo(map);
}

function choose(box) {
  const map = open(box);
  const fields = [box.dataset.latitude, box.dataset.longitude].map((id) => document.getElementById(id));
  const typed = () => {
    const place = fields.map((field) => parseFloat(field.value.replace(",", ".")));
    const isPlace = Math.abs(place[0]) <= 90 && Math.abs(place[1]) <= 180;
    return isPlace ? place : null;
  };
  let pin;
  const put = (place) => {
    if (!place) {
      pin?.remove();
      pin = null;
      return;
    }
    if (!pin) {
      pin = L.marker(place, { icon: pinIcon(), draggable: true, alt: box.getAttribute("aria-label") }).addTo(map);
      pin.on("dragend", () => write(pin.getLatLng()));
    }
    pin.setLatLng(place);
  };
  const write = (chosen) => {
    const { lat, lng } = chosen.wrap();
    put([lat, lng]);
    [lat, lng].forEach((number, each) => {
      fields[each].value = String(Math.round(number * 1e6) / 1e6);
      fields[each].dispatchEvent(new Event("input", { bubbles: true }));
    });
  };
  map.on("click", ({ latlng }) => write(latlng));
  for (const field of fields) {
    field.addEventListener("change", () => {
      const place = typed();
      put(place);
      if (place) map.setView(place, Math.max(map.getZoom(), NEAR));
    });
  }
  const now = typed();
  if (now) map.setView(now, NEAR);
  else begin(map);
  put(now);
}

for (const box of document.querySelectorAll("[data-map]")) {
  if (box.dataset.pins) showPins(box);
  else choose(box);
}
