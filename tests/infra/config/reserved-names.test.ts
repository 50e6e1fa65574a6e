import { beforeAll, describe, expect, it } from "@jest/globals";
import { runtime } from "@pulumi/pulumi";
import { disconnect } from "@pulumi/pulumi/runtime/settings.js";
import { checkServices } from "../../../infra/config/checks/services.ts";
import { isReservedName, rivalOf } from "../../../infra/config/reserved-names.ts";
import type { Edit } from "./edited-stacks.ts";
import { referenceRaw } from "./reference-config.ts";

/** What the program asks the clouds for. */
const ANSWERS: Readonly<Record<string, Record<string, unknown>>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": { names: ["zone-a", "zone-b", "zone-c"] },
  "pulumi:pulumi:readStackOutputs": { outputs: {} },
  "aws:secretsmanager/getSecrets:getSecrets": { arns: [], names: [] },
  "cloudflare:index/getIpRanges:getIpRanges": { ipv4Cidrs: ["192.0.2.0/24"], ipv6Cidrs: ["2001:db8::/32"] },
};

/** Names that stand in no other name, so that every resource that has a service's name shows it. */
const FIRST = "qqqq";
const SECOND = "zzzz";
const THIRD = "wwww";

/** The reference services under those names. */
const RENAMED: readonly Edit[] = [
  [/^ {6}api:$/m, `      ${FIRST}:`],
  [/^ {6}web:$/m, `      ${SECOND}:`],
  [/^ {6}tools:/m, `      ${THIRD}:`],
  [/^ {8}tools: /m, `        ${THIRD}: `],
  ["warungin/tools@", `warungin/${THIRD}@`],
  ["API_URL: api", `API_URL: ${FIRST}`],
  ["warungin/api@", `warungin/${FIRST}@`],
  ["warungin/web@", `warungin/${SECOND}@`],
  [/service: api\b/g, `service: ${FIRST}`],
  [/services: \[api\]/g, `services: [${FIRST}]`],
  ["{ api: MAINTENANCE_MODE }", `{ ${FIRST}: MAINTENANCE_MODE }`],
];

interface Named {
  readonly type: string;
  readonly name: string;
}

/** Every resource of the reference stack: the program itself runs, without an engine. */
async function resourcesOf(stack: "staging" | "production"): Promise<readonly Named[]> {
  const made: Named[] = [];
  await runtime.setMocks(
    {
      newResource: ({ id, inputs, name, type }) => {
        made.push({ type, name });
        return { id: id === "" || id === undefined ? `${name}-id` : id, state: inputs };
      },
      call: ({ token }) => {
        const answer = ANSWERS[token];
        if (answer === undefined) throw new Error(`An answer for ${token} is needed here.`);
        return answer;
      },
    },
    "slipway",
    stack,
    true,
    "organization",
  );
  const { program } = await import("../../../infra/index.ts");
  await program({ raw: referenceRaw(stack, RENAMED) });
  await disconnect();
  return made;
}

/** Judged with the health routes of the reference services, of which the first has two. */
function accepted(...names: readonly string[]): boolean {
  const paths = [{ livePath: "/health", deepPath: "/api/health" }, { livePath: "/health" }];
  const services = Object.fromEntries(
    names.map((name, index) => [name, { health: paths[index] ?? {}, routes: [{ hostname: "a.example" }] }]),
  );
  return checkServices({ services }, new Set()).length === 0;
}

/** The configuration's own pattern of a service's name. */
const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,19}$/;

const made: Named[] = [];

beforeAll(async () => {
  for (const stack of ["staging", "production"] as const) {
    const found = await resourcesOf(stack);
    expect(new Set(found.map(({ type, name }) => `${type} ${name}`)).size).toBe(found.length);
    made.push(...found);
  }
});

const isOfService = (name: string) => [FIRST, SECOND, THIRD].some((one) => name.includes(one));

describe("isReservedName", () => {
  it("is true for the name of every component, so that no service's component has it too", () => {
    const components = made.filter(({ type, name }) => type.startsWith("slipway:") && !isOfService(name));
    expect(components.length).toBeGreaterThan(0);
    const free = components.map(({ name }) => name).filter((name) => !isReservedName(name));
    expect([...new Set(free)]).toEqual([]);
  });

  it("is true for every name with which a service's resource would have the type and name of another part's", () => {
    const clashes = made.flatMap(({ type, name }) => {
      const [before, after] = name.split(FIRST);
      if (before === undefined || after === undefined) return [];
      return made.flatMap((other) => {
        if (other.type !== type || isOfService(other.name)) return [];
        if (!other.name.startsWith(before) || !other.name.endsWith(after)) return [];
        return other.name.slice(before.length, other.name.length - after.length);
      });
    });
    expect(clashes).toEqual(expect.arrayContaining(["trail", "database-upgrade", "cache-1", "dump"]));
    expect([...new Set(clashes)].filter((name) => NAME.test(name) && accepted(name))).toEqual([]);
  });

  it.each(["api", "web", "cache-warmer", "trails", "database-api", "ruler", "cache-1a"])(
    "is false for %s",
    (name) => {
      expect(isReservedName(name)).toBe(false);
    },
  );
});

describe("rivalOf", () => {
  it.each([
    ["shop-rule", "shop"],
    ["shop-rule-v1", "shop"],
    ["shop-ruler", undefined],
    ["shop", undefined],
    ["rule", undefined],
  ])("of %s beside shop is %p", (name, rival) => {
    expect(rivalOf(name, ["shop", name])).toBe(rival);
  });
});

describe("two accepted services", () => {
  it("never have a resource of one type and name, whatever parts of other names theirs are made of", () => {
    const words = [...new Set(made.flatMap(({ name }) => name.split("-")))].filter(
      (word) => NAME.test(word) && !isOfService(word),
    );
    const random = seeded(20261127);
    const pick = () => words[Math.floor(random() * words.length)] ?? "api";
    const rest = new Set(made.flatMap(({ type, name }) => (isOfService(name) ? [] : [`${type} ${name}`])));
    const templates = [
      ...new Set(made.flatMap(({ type, name }) => (isOfService(name) ? [`${type} ${name}`] : []))),
    ];
    let tried = 0;
    for (let round = 0; round < 3000; round += 1) {
      const first = [pick(), pick()].slice(0, 1 + (round % 2)).join("-");
      const second = round % 3 === 0 ? `${first}-${pick()}` : `${pick()}-${pick()}`;
      if (first === second || !NAME.test(first) || !NAME.test(second) || !accepted(first, second)) continue;
      tried += 1;
      const names = templates.map((text) => text.replaceAll(FIRST, first).replaceAll(SECOND, second));
      const twice = names.filter((name, index) => names.indexOf(name) < index);
      expect({ first, second, twice }).toEqual({ first, second, twice: [] });
      expect({ first, second, taken: names.filter((name) => rest.has(name)) }).toEqual({
        first,
        second,
        taken: [],
      });
    }
    expect(tried).toBeGreaterThan(500);
  });
});

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
