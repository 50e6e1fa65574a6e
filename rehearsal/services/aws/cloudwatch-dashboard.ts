import * as z from "zod";
import type { Behaviour } from "../../cloud/behaviour.ts";
import type { Cloud } from "../../cloud/cloud.ts";
import { CloudError } from "../../cloud/cloud-error.ts";
import { isRecord, text } from "../known.ts";
import { MathFault, namesOf, parseMath } from "./metric-math.ts";
import { metricProblem } from "./metric-source.ts";
import { TOKEN } from "./tokens.ts";

const NAME = /^[A-Za-z0-9_-]{1,255}$/;

/** Widgets of one dashboard, and columns of its grid (CloudWatch API reference, "Dashboard body structure", from memory, 2026-11). */
const LIMITS = { widgets: 500, columns: 24, height: 1000 } as const;

const place = {
  x: z
    .number()
    .int()
    .min(0)
    .max(LIMITS.columns - 1)
    .optional(),
  y: z.number().int().min(0).optional(),
  width: z.number().int().min(1).max(LIMITS.columns),
  height: z.number().int().min(1).max(LIMITS.height),
};

const view = z.enum(["timeSeries", "singleValue", "gauge", "bar", "pie", "table"]);

/** What CloudWatch refuses of a body, as far as these widgets go. */
const body = z.strictObject({
  start: z.string().optional(),
  end: z.string().optional(),
  periodOverride: z.enum(["auto", "inherit"]).optional(),
  widgets: z
    .array(
      z.discriminatedUnion("type", [
        z.strictObject({
          type: z.literal("metric"),
          ...place,
          properties: z.looseObject({
            metrics: z.array(z.array(z.unknown()).min(1)).min(1),
            region: z.string(),
            title: z.string().optional(),
            view: view.optional(),
            period: z.number().int().min(1).optional(),
            stat: z.string().optional(),
            start: z.string().regex(/^-P/, 'must be a time before now, such as "-P30D"').optional(),
            annotations: z
              .looseObject({
                horizontal: z
                  .array(z.looseObject({ value: z.number(), label: z.string().optional() }))
                  .optional(),
              })
              .optional(),
          }),
        }),
        z.strictObject({
          type: z.literal("log"),
          ...place,
          properties: z.looseObject({
            region: z.string(),
            query: z.string().regex(/^(?:SOURCE '[^']+'\s*\|\s*)+/, "must begin with SOURCE 'log group' | "),
            title: z.string().optional(),
            view: view.optional(),
          }),
        }),
        z.strictObject({
          type: z.literal("alarm"),
          ...place,
          properties: z.looseObject({
            alarms: z.array(z.string()).min(1).max(100),
            title: z.string().optional(),
          }),
        }),
        z.strictObject({
          type: z.literal("text"),
          ...place,
          properties: z.looseObject({ markdown: z.string() }),
        }),
      ]),
    )
    .max(LIMITS.widgets),
});

export const dashboard: Behaviour = {
  token: TOKEN.dashboard,

  check(inputs) {
    const name = text(inputs, "dashboardName");
    const source = text(inputs, "dashboardBody");
    const problem = source === undefined ? undefined : bodyProblem(source);
    return [
      ...(name !== undefined && !NAME.test(name)
        ? [
            {
              property: "dashboardName",
              reason: `must be 1 to 255 letters, digits, "-" and "_"; got "${name}"`,
            },
          ]
        : []),
      ...(problem === undefined ? [] : [{ property: "dashboardBody", reason: problem }]),
    ];
  },

  create(inputs, cloud) {
    const name = text(inputs, "dashboardName") ?? "";
    if (cloud.list(TOKEN.dashboard).some((other) => other.id === name))
      throw new CloudError("InvalidParameterInput", `A dashboard named ${name} exists already`);
    requireSources(text(inputs, "dashboardBody") ?? "", cloud);
    return { id: name, outputs: { dashboardArn: cloud.arn("cloudwatch", `dashboard/${name}`, "") } };
  },

  update(_entity, next, cloud) {
    requireSources(text(next, "dashboardBody") ?? "", cloud);
    return undefined;
  },
};

function bodyProblem(source: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch {
    return "must be JSON";
  }
  const result = body.safeParse(parsed);
  if (result.success)
    return result.data.widgets
      .flatMap((widget) => (widget.type === "metric" ? [mathProblem(widget.properties.metrics)] : []))
      .find((problem) => problem !== undefined);
  const [issue] = result.error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is wrong"}`;
}

/** What cannot be drawn of a widget's metric math: an expression that no one can read, or one that reads what the widget has not. */
function mathProblem(rows: readonly (readonly unknown[])[]): string | undefined {
  const options = rows.flatMap((row) => row.filter(isRecord));
  const ids = options.flatMap(({ id }) => (typeof id === "string" ? [id] : []));
  if (new Set(ids).size !== ids.length) return "every id of a widget must stand once";
  for (const { expression } of options) {
    if (typeof expression !== "string") continue;
    try {
      const missing = namesOf(parseMath(expression)).find((name) => !ids.includes(name));
      if (missing !== undefined) return `"${expression}" reads "${missing}", which no row of the widget has`;
    } catch (error) {
      if (!(error instanceof MathFault)) throw error;
      return `"${expression}" cannot be read: ${error.message}`;
    }
  }
  return undefined;
}

/** Every metric of AWS's own namespaces and every log group must be there; an empty graph is noticed in the outage. */
function requireSources(source: string, cloud: Cloud): void {
  const { widgets } = body.parse(JSON.parse(source));
  for (const widget of widgets) {
    if (widget.type === "metric")
      for (const row of expanded(widget.properties.metrics))
        requireMetric(row, widget.properties.region, cloud);
    if (widget.type === "log")
      for (const [, name] of widget.properties.query.matchAll(/SOURCE '([^']+)'/g))
        if (!cloud.list(TOKEN.logGroup).some((group) => group.id === name))
          throw new CloudError(
            "InvalidParameterInput",
            `the log group ${String(name)} of a widget does not exist`,
          );
  }
}

/** Rows with `.` for "as above" written out (same reference, "Metrics array format"). */
function expanded(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  let above: readonly unknown[] = [];
  return rows.map((row) => {
    const whole = row.map((part, index) => (part === "." ? above[index] : part));
    above = whole;
    return whole;
  });
}

function requireMetric(row: readonly unknown[], region: string, cloud: Cloud): void {
  const plain = row.filter((part): part is string => typeof part === "string");
  const [namespace, name, ...pairs] = plain;
  if (namespace === undefined || name === undefined) {
    if (row.some((part) => isRecord(part) && typeof part.expression === "string")) return;
    throw new CloudError(
      "InvalidParameterInput",
      "a row of a metric widget needs namespace and metric, or an expression",
    );
  }
  const dimensions: Record<string, unknown> = {};
  for (let index = 0; index + 1 < pairs.length; index += 2) dimensions[pairs[index] ?? ""] = pairs[index + 1];
  const problem = metricProblem(cloud, { namespace, name, dimensions }, region);
  if (problem !== undefined)
    throw new CloudError("NobodyEmitsMetric", `${problem}: the graph would stay empty.`);
}
