import {
  BALANCER_SIGNS,
  CACHE_SIGNS,
  databaseSigns,
  FUNCTION_SIGNS,
  memorySigns,
  SERVICE_SIGNS,
  TARGET_SIGNS,
} from "../../facts/vital-signs.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { type Sign, toldBy, type Watched } from "../../relations/watching-alarms.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import {
  CACHE_GROUP,
  DB_INSTANCE,
  ECS_SERVICE,
  FUNCTION,
  LOAD_BALANCER,
  TARGET_GROUP,
} from "../../tokens.ts";
import type { Finding } from "../../verdict.ts";

/** Instance classes whose memory is known by their name: families of AWS by letter, generation, and a size (RDS User Guide, "DB instance class types", from memory, 2026-11). */
const KNOWN_CLASS = /^db\.[tmrxcz]\d+[a-z]*\.(?:micro|small|medium|large|\d*xlarge)$/;

export const whatStandsIsWatched = stackRule({
  name: "what-stands-is-watched",
  control: "OBS-09",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Alarms tell of each database, cache, load balancer, service and function that fails or is about to run out of something.",
  rationale: "A probe sees that nothing answers; what runs full is seen before, or afterwards by customers.",
  remediation: "Leave the alarms on vital signs as they are made.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    readOn: "2026-11-27",
  },
  check: (index, { region }) =>
    KINDS.flatMap(({ signs, type, watched }) =>
      index.ofType(type).flatMap((view) => told(index, view, region, watched, signs)),
    ),
});

interface Kind {
  readonly type: string;
  readonly watched: (view: ResourceView) => Pick<Watched, "ids" | "count">;
  readonly signs: (view: ResourceView) => readonly Sign[];
}

const KINDS: readonly Kind[] = [
  { type: DB_INSTANCE, watched: calledBy("identifier"), signs: ofDatabase },
  { type: CACHE_GROUP, watched: nodes, signs: () => CACHE_SIGNS },
  { type: LOAD_BALANCER, watched: calledBy("arnSuffix"), signs: () => BALANCER_SIGNS },
  { type: TARGET_GROUP, watched: calledBy("arnSuffix"), signs: () => TARGET_SIGNS },
  { type: ECS_SERVICE, watched: calledBy("name"), signs: () => SERVICE_SIGNS },
  { type: FUNCTION, watched: calledBy("name"), signs: () => FUNCTION_SIGNS },
];

function told(
  index: ViewIndex,
  view: ResourceView,
  region: string | undefined,
  watched: Kind["watched"],
  signs: Kind["signs"],
): readonly Finding[] {
  try {
    const own = { view, region: inputsOf(view).text("region"), ...watched(view) };
    return signs(view).flatMap((sign) => toldBy(index, own, sign, region));
  } catch (error) {
    return judge(view.urn, () => {
      throw error;
    });
  }
}

function calledBy(property: string): Kind["watched"] {
  return (view) => ({ ids: texts(view.outputs[property]), count: 1 });
}

function nodes(view: ResourceView): Pick<Watched, "ids" | "count"> {
  const read = inputsOf(view);
  const shards = read.number("numNodeGroups") ?? 1;
  const count = read.number("numCacheClusters") ?? shards * ((read.number("replicasPerNodeGroup") ?? 0) + 1);
  return { ids: texts(view.outputs.memberClusters), count };
}

function ofDatabase(view: ResourceView): readonly Sign[] {
  const read = inputsOf(view);
  const known = KNOWN_CLASS.test(read.text("instanceClass") ?? "");
  return [...databaseSigns(read.number("allocatedStorage") ?? 0), ...(known ? memorySigns() : [])];
}

function texts(value: unknown): readonly string[] {
  return [value].flat().filter((one): one is string => typeof one === "string");
}
