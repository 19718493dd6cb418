/* How does a phone read a code? `[data-scanner]` holds the picture of the camera; only the page of
   the scanner loads this.

   The browser's own reader if it has one, else that of data-reader. What was read goes to data-found
   of our own server, which decides where it leads: nothing that stands in a code is ever opened. A
   code that data-refused names has just led nowhere, and is not asked about again. Without a camera
   its words (template[data-said]) say why; a photo and the typed code stay. */
const box = document.querySelector("[data-scanner]");
const video = box.querySelector("video"), torch = box.querySelector("[data-torch]"), said = box.querySelector("[data-says]");
const photo = document.querySelector("[data-scan-photo]");
const FORMATS = ["qr_code", "data_matrix", "aztec", "pdf417", "code_128", "code_39", "ean_13", "ean_8", "upc_a", "itf"];
const OURS = /\/q\/[^/?#\s]+\/?(?:[?#]\S*)?$/i;
const PAUSE = 120;
let stream = null, isLeaving = false, detector = null;

function say(why) {
  box.dataset.state = why;
  said.replaceChildren(box.querySelector(`template[data-said="${why}"]`)?.content.cloneNode(true) ?? "");
}

async function makeDetector() {
  const known = "BarcodeDetector" in window ? await window.BarcodeDetector.getSupportedFormats().catch(() => []) : [];
  if (known.includes("qr_code")) return new window.BarcodeDetector({ formats: FORMATS.filter((each) => known.includes(each)) });
  const { BarcodeDetector } = await import(box.dataset.reader);
  return new BarcodeDetector({ formats: FORMATS });
}

const read = async (picture) => {
  detector ??= makeDetector();
  const found = (await (await detector).detect(picture)).map((each) => each.rawValue).filter(Boolean);
  return found.find((text) => OURS.test(text)) ?? found[0];
};

function leave(text) {
  isLeaving = true;
  say("found");
  stop();
  const url = new URL(box.dataset.found, location.href);
  url.searchParams.set("code", text.slice(0, 500));
  location.assign(url);
}

function stop() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  torch.hidden = true;
}

async function watch(mine) {
  while (stream === mine && !isLeaving) {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const text = await read(video).catch(() => null);
      if (text && text !== box.dataset.refused && stream === mine) return leave(text);
    }
    await new Promise((go) => setTimeout(go, PAUSE));
  }
}

async function start() {
  if (stream || isLeaving) return;
  if (!navigator.mediaDevices?.getUserMedia) return say(window.isSecureContext ? "none" : "insecure");
  say("asking");
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1280 } } });
  } catch (error) {
    return say({ NotAllowedError: "denied", NotReadableError: "busy" }[error.name] ?? "none");
  }
  const mine = stream, [track] = stream.getVideoTracks();
  video.srcObject = stream;
  await video.play().catch(() => { /* it plays when it is seen */ });
  torch.hidden = !track.getCapabilities?.().torch;
  say("looking");
  watch(mine);
}

torch.addEventListener("click", async () => {
  const isOn = torch.getAttribute("aria-pressed") !== "true", [track] = stream.getVideoTracks();
  await track.applyConstraints({ advanced: [{ torch: isOn }] }).then(() => torch.setAttribute("aria-pressed", String(isOn)), () => { torch.hidden = true; });
});
photo.addEventListener("change", async () => {
  const [file] = photo.files, picture = file && await createImageBitmap(file).catch(() => null);
  photo.value = "";
  if (!file) return;
  const text = picture ? await read(picture).catch(() => null) : null;
  if (text) leave(text);
  else say("unread");
});
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : start()));
addEventListener("pageshow", () => { isLeaving = false; start(); });
addEventListener("pagehide", stop);
