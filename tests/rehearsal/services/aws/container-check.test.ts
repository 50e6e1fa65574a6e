import { describe, expect, it } from "@jest/globals";
import { containerCheckProblem } from "../../../../rehearsal/services/aws/container-check.ts";
import { DIGEST, image, NEXT_DIGEST } from "./service-fixture.ts";

const API = image(DIGEST);
const problem = (...command: string[]) => containerCheckProblem({ healthCheck: { command } }, [API]);

describe("containerCheckProblem", () => {
  it.each([
    ["CMD-SHELL", "wget -q -O /dev/null http://127.0.0.1:3000/health"],
    ["CMD-SHELL", "curl -f http://localhost:3000/health?deep=no || exit 1"],
    ["CMD", "curl", "-f", "http://[::1]:3000/health"],
    ["CMD-SHELL", "wget -q 'http://127.0.0.1:3000/health'"],
    ["CMD-SHELL", "wget -q http://127.0.0.1:3000/health; echo"],
    ["CMD-SHELL", "wget -q http://127.0.0.1:9999/nope || exit 0"],
    ["CMD", "node", "check.js"],
    ["CMD-SHELL", "true"],
    ["CMD-SHELL", "wget -q http://status.example.com/nope"],
    ["NONE"],
  ])("passes %s %s %s", (...command) => {
    expect(problem(...command.filter((word) => word !== undefined))).toBeUndefined();
  });

  it.each([
    ["wget -q http://127.0.0.1:9999/health", "http://127.0.0.1:9999/health: connection refused"],
    ["curl -f http://localhost/health", "http://localhost/health: connection refused"],
    ["curl -f http://[::1]:3001/health", "http://[::1]:3001/health: connection refused"],
    ["wget -q http://127.0.0.1:3000/nope", "http://127.0.0.1:3000/nope: 404 Not Found"],
    ["wget -q http://127.0.0.1:3000", "http://127.0.0.1:3000: 404 Not Found"],
    [
      "curl -f http://127.0.0.1:3000/health && curl -f http://127.0.0.1:9/",
      "http://127.0.0.1:9/: connection refused",
    ],
    ["wget -q http://127.0.0.1:9999/nope || exit 1", "http://127.0.0.1:9999/nope: connection refused"],
  ])("fails %s", (text, reason) => {
    expect(problem("CMD-SHELL", text)).toBe(reason);
  });

  it("finds the port of another container of the task, which has the same addresses", () => {
    const other = image(NEXT_DIGEST, { port: 9000, healthPaths: ["/ready"] });
    const healthCheck = { command: ["CMD-SHELL", "wget -q http://127.0.0.1:9000/ready"] };
    expect(containerCheckProblem({ healthCheck }, [API, other])).toBeUndefined();
    expect(containerCheckProblem({ healthCheck }, [API])).toBe(
      "http://127.0.0.1:9000/ready: connection refused",
    );
  });

  it("asks nothing of a container without a check", () => {
    expect(containerCheckProblem({}, [API])).toBeUndefined();
  });
});
