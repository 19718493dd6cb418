/* How does a photo go over a network that breaks off within it? In parts: the server answers how
   much of it is there, and the next part begins there. What was cut goes again, and no more. */
import { insist } from "./insisting.js";

const PART = 262_144;
const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");

/** The last answer; an error where the photo itself cannot be read. */
export async function sendInParts(place, file, token, say) {
  const url = `${place}photos/${key()}/?name=${encodeURIComponent(file.name)}`;
  for (let start = 0; ;) {
    const body = await file.slice(start, start + PART).arrayBuffer();
    const range = body.byteLength ? `${start}-${start + body.byteLength - 1}` : "*";
    const headers = { "Content-Range": `bytes ${range}/${file.size}`, "Content-Type": "application/octet-stream", "X-CSRFToken": token };
    const answer = await insist(url, { method: "PUT", body, headers }, say);
    const arrived = answer.headers.get("Upload-Offset") ?? file.size;
    if (!answer.ok || Number(arrived) >= file.size) return answer;
    start = Number(arrived);
  }
}
