import { WorkersRoute } from "@pulumi/cloudflare/workersRoute.js";
import { WorkersScript } from "@pulumi/cloudflare/workersScript.js";
import { ComponentResource } from "@pulumi/pulumi";
import type { FailoverSettings } from "../config/edge-settings.ts";
import type { ComponentOptions, StackContext } from "../context.ts";
import { functionFiles } from "../functions/function-files.ts";
import { failoverRoutes } from "./failover-routes.ts";
import { maintenancePage } from "./maintenance-page.ts";

/** The runtime's behaviour of that day, which Cloudflare keeps (Workers documentation, "Compatibility dates", from memory, 2026-11). */
const COMPATIBILITY_DATE = "2026-11-01";

const MODULE = "index.mjs";

export interface FailoverArgs {
  readonly context: StackContext;
  readonly settings: FailoverSettings;
}

/**
 * Who answers while the origin is down (checklist EDGE-17): a Worker before every hostname hands requests on, and answers with
 * the second origin or a page where nobody does. Cloudflare's Load Balancing would do it by DNS for 5 USD a month and more, and
 * would still need an origin that serves the page.
 *
 * The Worker runs behind rulesets, limits and logins. The origin sees the caller's address in CF-Connecting-IP as before, since
 * the Worker asks within its own zone (Cloudflare's "HTTP headers", read 2026-11-27), and the edge's certificate (from memory,
 * 2026-11).
 */
export class Failover extends ComponentResource {
  constructor(name: string, { context, settings }: FailoverArgs, opts?: ComponentOptions) {
    super("slipway:edge:Failover", name, { workersPlan: settings.workersPlan }, opts);
    const { accountId, zoneId } = context.settings.cloudflare;
    const second = settings.kind === "origin" ? { SECOND_ORIGIN: settings.hostname } : {};
    const texts = { MESSAGE: settings.message, PAGE: maintenancePage(settings.message), ...second };
    const script = new WorkersScript(
      `${name}-script`,
      context.override(name, "script", {
        accountId,
        scriptName: `${context.prefix}-failover`,
        content: functionFiles("failover")[MODULE],
        mainModule: MODULE,
        compatibilityDate: COMPATIBILITY_DATE,
        bindings: Object.entries(texts).map(([binding, text]) => ({
          name: binding,
          type: "plain_text",
          text,
        })),
      }),
      { parent: this },
    );
    for (const { part, pattern, worker } of failoverRoutes(context.settings)) {
      new WorkersRoute(
        `${name}-route-${part}`,
        context.override(
          name,
          "route",
          { zoneId, pattern, ...(worker && { script: script.scriptName }) },
          part,
        ),
        { parent: this, dependsOn: [script] },
      );
    }
    this.registerOutputs({});
  }
}
