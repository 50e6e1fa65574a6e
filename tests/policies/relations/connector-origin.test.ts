import { describe, expect, it } from "@jest/globals";
import { readerOf } from "../../../policies/reader.ts";
import { connectorOrigin, isConnector } from "../../../policies/relations/connector-origin.ts";
import { SERVICE_COMPONENT, taskView } from "../../../policies/task/task-view.ts";
import { view } from "../rule-table.ts";

const connector = { name: "cloudflared", command: ["tunnel", "run"], links: ["api", "db:data", "api:app"] };
const origin = (networkMode: string, ...containers: readonly object[]) =>
  connectorOrigin(taskView(view(SERVICE_COMPONENT, "api", { draft: { networkMode, containers } })), "api");

describe("connectorOrigin", () => {
  it("is the loopback with the mapped ports, or the links to the application with the ports that its health check asks", () => {
    const mapped = { name: "api", portMappings: [{ containerPort: 3000 }, { containerPort: 3001 }] };
    expect(origin("awsvpc", mapped, connector)).toEqual({
      hosts: ["127.0.0.1", "localhost", "[::1]"],
      ports: [3000, 3001],
    });
    const asked = {
      name: "api",
      healthCheck: { command: ["CMD-SHELL", "wget http://localhost:8001/health"] },
    };
    expect(origin("bridge", asked, connector)).toEqual({ hosts: ["api", "app"], ports: [8001] });
  });

  it("is nothing without a connector, or without the application", () => {
    expect(origin("awsvpc", { name: "api" })).toBeUndefined();
    expect(origin("awsvpc", { name: "other" }, connector)).toBeUndefined();
  });
});

describe("isConnector", () => {
  it("knows one by its token or by its command", () => {
    const is = (container: object) => isConnector(readerOf(container, "c"));
    expect(is({ environment: [{ name: "TUNNEL_TOKEN", value: "t" }] })).toBe(true);
    expect(is({ command: ["tunnel", "run"] })).toBe(true);
    expect(is({ command: ["node", "server.js"] })).toBe(false);
  });
});
