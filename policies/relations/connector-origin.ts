import type { Reader } from "../reader.ts";
import type { ContainerView, TaskView } from "../task/task-view.ts";

/** Hosts that are the task itself, where its containers share one interface. */
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** A URL in a health check that asks the container itself. */
const ASKED = /\/\/(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)/g;

/** Where a tunnel's connector finds the application beside it. */
export interface Origin {
  readonly hosts: readonly string[];
  /** Ports on which the application listens, as its task says; none where it says nothing. */
  readonly ports: readonly number[];
}

/** A container that runs cloudflared by a token. */
export function isConnector(read: Reader): boolean {
  const token = [...read.items("secrets"), ...read.items("environment")].some(
    (one) => one.text("name") === "TUNNEL_TOKEN",
  );
  return token || read.texts("command").includes("tunnel");
}

/** The origin of a service's tunnel; undefined where no connector stands beside its application. */
export function connectorOrigin({ containers, task }: TaskView, service: string): Origin | undefined {
  const connector = containers.find(({ read }) => isConnector(read));
  const application = containers.find(({ name }) => name === service);
  if (connector === undefined || application === undefined) return undefined;
  const linked = connector.read.texts("links").flatMap((link) => {
    const [to, alias = to] = link.split(":");
    return to === service && alias !== undefined ? [alias] : [];
  });
  return {
    hosts: task.text("networkMode") === "bridge" ? linked : LOOPBACK,
    ports: portsOf(application),
  };
}

/** Mapped ports; behind a bridge, where a mapping would open the host, those that its own health check asks. */
function portsOf({ read }: ContainerView): readonly number[] {
  const mapped = read.items("portMappings").flatMap((one) => one.number("containerPort") ?? []);
  if (mapped.length > 0) return mapped;
  const asked = read.at("healthCheck").texts("command").join(" ").matchAll(ASKED);
  return [...asked].map(([, port]) => Number(port));
}
