/** @type {import("jest").Config} */
export default {
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.slipway/", "<rootDir>/.cache/"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": [
      "@swc/jest",
      {
        swcrc: false,
        jsc: {
          target: "es2024",
          parser: { syntax: "typescript" },
          transform: { verbatimModuleSyntax: true },
        },
        module: { type: "es6" },
      },
    ],
  },
  // The SDK loads TypeScript and npm's arborist in every test file, to turn functions into text: nothing here asks for that.
  moduleNameMapper: {
    "/typescript-shim$": "<rootDir>/tests/stand-ins/never-used.cjs",
    "^@npmcli/arborist$": "<rootDir>/tests/stand-ins/never-used.cjs",
  },
  cacheDirectory: "<rootDir>/.cache/jest",
  maxWorkers: 2,
  // A worker keeps what its files loaded, and its later files wait ever longer for the garbage collector: a new one saves a sixth.
  workerIdleMemoryLimit: "600MB",
  testSequencer: "<rootDir>/tests/long-first.js",
  // Tests that run the real engine take seconds; a slow machine may take several times as long.
  testTimeout: 180_000,
};
