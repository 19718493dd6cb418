/* Where does the cluster plug-in find Leaflet? In a global name, which must be there before it. */
import leaflet from "leaflet";

window.L = leaflet;
export default leaflet;
