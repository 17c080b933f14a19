// Pages that are opened without a web server cannot start a Worker, and the search runs in one. There it gets a hidden
// frame instead, with the two functions of a Worker that it calls.
if (location.protocol === "file:") {
  // The search looks for this name in the window around it.
  window.IFrameWorker = class extends EventTarget {
    constructor(script) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.srcdoc = "<!doctype html>";
      this.inside = new Promise((resolve) => {
        frame.onload = () => {
          const inside = frame.contentWindow;
          const load = (url) =>
            new Promise((done, failed) => {
              const element = inside.document.createElement("script");
              Object.assign(element, { src: url, onload: done, onerror: failed });
              inside.document.head.append(element);
            });
          inside.importScripts = (...urls) => urls.reduce((before, url) => before.then(() => load(url)), Promise.resolve());
          inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
          load(script).then(() => resolve(inside));
        };
      });
      document.body.append(frame);
    }

    postMessage(data) {
      this.inside.then((inside) => inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  };
  window.Worker = window.IFrameWorker;
}
