/* How does one file go to the server, and how does its row say how far it is?

   The words stand in attributes of the form; %% is the progress. */
import { announce } from "./announcing.js";

export function draw(form, file) {
  const row = document.createElement("li");
  const [name, bar, said] = ["span", "progress", "span"].map((tag) => document.createElement(tag));
  name.textContent = file.name;
  name.className = "cut m5";
  bar.max = 100;
  bar.setAttribute("aria-label", file.name);
  said.className = "sm mut";
  said.textContent = form.dataset.wait;
  row.append(name, bar, said);
  form.querySelector("[data-upload-rows]").append(row);
  return { row, bar, said };
}

export function send(form, task) {
  const body = new FormData();
  body.append("request_key", task.key);
  body.append("files", task.file, task.file.name);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("HX-Request", "true");
  request.setRequestHeader("X-CSRFToken", document.querySelector("meta[name=csrf]").content);
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const part = Math.round((loaded / total) * 100);
    task.view.bar.value = part;
    task.view.said.textContent = part < 100 ? form.dataset.part.replace("%%", `${part} %`) : form.dataset.made;
  });
  return new Promise((resolve) => {
    request.addEventListener("loadend", () => { resolve(request); });
    request.send(body);
  });
}

export function show(form, task, request, again) {
  const elsewhere = request.getResponseHeader("HX-Redirect");
  if (elsewhere) return location.assign(elsewhere);
  const { row, bar, said } = task.view;
  bar.remove();
  const isJudged = request.status >= 200 && request.status < 500;
  const page = new DOMParser().parseFromString(isJudged ? request.responseText : "", "text/html");
  const told = page.querySelector("li, #empty-title");
  said.textContent = "";
  if (told) said.append(...told.childNodes);
  else said.textContent = form.dataset.failed;
  if (request.status === 200) return row.remove();
  row.classList.add("bad");
  announce(`${task.file.name}: ${said.textContent}`);
  if (isJudged) return null;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-s";
  button.textContent = form.dataset.again;
  button.addEventListener("click", () => { row.remove(); again(task); });
  return row.append(button);
}
