/* How does a page show places on a map? `data-pins` of `[data-map]`: name, address, latitude and
   longitude of each; without them it fills fields, see map-choice.js. Only pages that show a map
   load this. Names are put in as text, never as markup. */
import L from "./leaflet.js";
import "leaflet.markercluster";
import { NEAR, begin, open, pinIcon } from "./map-base.js";
import { choose } from "./map-choice.js";

const CLUSTERED = 200;

function popup(name, url) {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = name;
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

for (const box of document.querySelectorAll("[data-map]")) {
  if (box.dataset.pins) showPins(box);
  else choose(box);
}
