/* Who reads codes where the browser itself cannot? A reader in web assembly, which only the scanner
   loads, and only then. Its .wasm comes from our own server, under the name that the build gave it. */
import { BarcodeDetector, prepareZXingModule } from "barcode-detector/ponyfill";
import reader from "reader.wasm";

const { href } = new URL(reader, import.meta.url);
prepareZXingModule({ overrides: { locateFile: (name, folder) => (name.endsWith(".wasm") ? href : folder + name) } });

export { BarcodeDetector };
