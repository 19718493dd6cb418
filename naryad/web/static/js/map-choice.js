/* How does a place on a map fill fields? `data-latitude` and `data-longitude` of the map are their
   ids; a click or a dragged pin writes them, and what is typed there moves the pin. */
import L from "./leaflet.js";
import { NEAR, begin, open, pinIcon } from "./map-base.js";

export function choose(box) {
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
