// Stands in the place of packages that the SDK loads and no test uses (jest.config.js): using one tells so.
module.exports = new Proxy(
  {},
  {
    get: (_target, name) => {
      if (name === "__esModule" || typeof name === "symbol") return undefined;
      throw new Error(
        `${String(name)}: a package that tests do without; got a use of it. Take it out of jest.config.js.`,
      );
    },
  },
);
