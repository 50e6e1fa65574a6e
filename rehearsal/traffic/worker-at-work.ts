import { createContext, runInContext } from "node:vm";
import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import {
  patternTakes,
  type RoutePattern,
  routePattern,
  specificity,
} from "../services/cloudflare/route-pattern.ts";
import { asScript, WORKER, WORKER_ROUTE } from "../services/cloudflare/workers.ts";
import { records, text } from "../services/known.ts";
import type { Answer, Visit } from "./answer.ts";

/** Who answers what the Worker itself asks; `host` is the one that it asks. */
export type Origin = (host: string) => Omit<Answer, "passed">;

/** What Cloudflare says of an origin that ends the connection without an answer. */
const NO_ANSWER = 520;

/** Answers of these codes have no body. */
const WITHOUT_BODY: readonly number[] = [101, 204, 205, 304];

/** One Worker of the simulated account: its own code, run for one request at a time. */
export class WorkerAtWork {
  readonly #script: Entity;

  private constructor(script: Entity) {
    this.#script = script;
  }

  /** The Worker of the most specific route that takes the request; undefined where that one has none. */
  static before(entities: readonly Entity[], zoneId: string, visit: Visit): WorkerAtWork | undefined {
    const routes = entities
      .filter((entity) => entity.token === WORKER_ROUTE && live(entity).zoneId === zoneId)
      .flatMap((entity) => {
        const pattern = routePattern(text(live(entity), "pattern") ?? "");
        return pattern === undefined ? [] : [{ pattern, script: text(live(entity), "script") }];
      })
      .filter(({ pattern }) => patternTakes(pattern, visit.host, visit.path))
      .sort((one, other) => compared(other.pattern, one.pattern));
    const name = routes[0]?.script;
    const script = entities.find((entity) => entity.token === WORKER && entity.id === name);
    return script === undefined ? undefined : new WorkerAtWork(script);
  }

  async answer(visit: Visit, origin: Origin): Promise<Omit<Answer, "passed">> {
    const given = new WeakMap<Response, Omit<Answer, "passed">>();
    const fetch = (request: Request): Promise<Response> => {
      const answer = origin(new URL(request.url).hostname);
      const response = asResponse(answer);
      given.set(response, answer);
      return Promise.resolve(response);
    };
    const sandbox = { fetch, Request, Response, Headers, URL };
    createContext(sandbox);
    const inputs = live(this.#script);
    const worker: unknown = runInContext(
      `${asScript(text(inputs, "content") ?? "")}\nglobalThis.worker;`,
      sandbox,
    );
    if (!isWorker(worker)) throw new Error(`The Worker ${this.#script.id} has no handler for requests.`);
    const variables = records(inputs, "bindings").map((one) => [text(one, "name"), text(one, "text")]);
    const request = new Request(`https://${visit.host}${visit.path}`, {
      method: visit.method,
      headers: visit.headers,
    });
    const response = await worker.fetch(request, Object.fromEntries(variables));
    return (
      given.get(response) ?? {
        layer: "worker",
        by: this.#script.id,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      }
    );
  }
}

interface Handlers {
  fetch(request: Request, variables: unknown): Promise<Response>;
}

function isWorker(value: unknown): value is Handlers {
  return typeof value === "object" && value !== null && "fetch" in value && typeof value.fetch === "function";
}

function asResponse({ body, headers, status }: Omit<Answer, "passed">): Response {
  const code = status === 0 ? NO_ANSWER : status;
  return new Response(WITHOUT_BODY.includes(code) ? null : body, { status: code, headers });
}

function compared(one: RoutePattern, other: RoutePattern): number {
  const [a, b] = [specificity(one), specificity(other)];
  return a.map((rank, index) => rank - (b[index] ?? 0)).find((apart) => apart !== 0) ?? 0;
}
