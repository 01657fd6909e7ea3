// Runs in the browser before the bundle, served as it stands by graphiql.ts.
const { workers } = JSON.parse(document.getElementById("settings").textContent);

// Read by the Monaco editor while its bundle loads. It otherwise builds its workers from blobs, and keeps `monaco` to itself.
globalThis.MonacoEnvironment = {
  globalAPI: true,
  getWorkerUrl: (_module, label) => workers[label] ?? workers.editorWorkerService,
};
