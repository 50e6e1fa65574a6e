// Loaded before the SDK by bin/slipway.js and by the policy pack's starter. @pulumi/pulumi 3.256.0 loads TypeScript and npm's
// arborist with its first file, half of its start, though only its turning of functions into text asks for them, which nothing
// here does. They are loaded when something is first read of them. Plain JavaScript, as its two callers need.
const { createRequire } = require("node:module");

const ofSdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
for (const name of ["typescript", "@npmcli/arborist"]) putOff(name);

/** @param {string} name */
function putOff(name) {
  let file;
  try {
    file = ofSdk.resolve(name);
  } catch {
    return; // the SDK looks elsewhere then
  }
  if (file in require.cache) return;
  const exports = new Proxy(
    {},
    {
      // An ES module by its mark, so that the SDK's own compiled import reads nothing else of it.
      get: (_, key) => (key === "__esModule" ? true : loaded()[key]),
      has: (_, key) => key in loaded(),
    },
  );
  const put = Object.assign(new module.constructor(file), { exports, filename: file, loaded: true });
  require.cache[file] = put;

  function loaded() {
    if (require.cache[file] === put) delete require.cache[file];
    return ofSdk(file);
  }
}
