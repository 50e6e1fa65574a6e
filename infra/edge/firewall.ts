import { WebAcl, type WebAclArgs } from "@pulumi/aws/wafv2/webAcl.js";
import { WebAclAssociation } from "@pulumi/aws/wafv2/webAclAssociation.js";
import { WebAclLoggingConfiguration } from "@pulumi/aws/wafv2/webAclLoggingConfiguration.js";
import { ComponentResource, type Input, interpolate, type Output, type Resource } from "@pulumi/pulumi";
import type { ComponentOptions, StackContext } from "../context.ts";
import { loggedRequests, redactedFields } from "./firewall-log.ts";
import { maintenancePage } from "./maintenance-page.ts";
import { BODIES, LIMIT_LABEL, webAclRules } from "./web-acl-rules.ts";

export interface FirewallArgs {
  readonly context: StackContext;
  readonly loadBalancerArn: Input<string>;
  /** A group whose name begins with `aws-waf-logs-`: AWS WAF writes to no other. */
  readonly logGroupArn: Input<string>;
}

/**
 * AWS WAF on the load balancer: the second layer behind Cloudflare. It holds the limits that Cloudflare's plan cannot, and
 * answers what Cloudflare's rules cannot answer on every plan: maintenance with 503 and a page, preflights with 204.
 */
export class Firewall extends ComponentResource {
  readonly webAclArn: Output<string>;
  /** Name of the web ACL, as its metrics have it. */
  readonly webAclName: Output<string>;
  /** What must stand before a hostname answers. */
  readonly ready: readonly Resource[];

  constructor(name: string, args: FirewallArgs, opts?: ComponentOptions) {
    super("slipway:edge:Firewall", name, {}, opts);
    const { context } = args;
    const { settings } = context;
    const rules = webAclRules(settings, context.prefix);
    const draft: WebAclArgs = {
      description: `Second layer of ${context.prefix}`,
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules,
      customResponseBodies: [
        ...(settings.maintenance === undefined
          ? []
          : [
              {
                key: BODIES.maintenance,
                contentType: "TEXT_HTML",
                content: maintenancePage(settings.maintenance.message),
              },
            ]),
        {
          key: BODIES.limited,
          contentType: "TEXT_PLAIN",
          content: "Too many requests. Try again in a minute.",
        },
      ],
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        metricName: `${context.prefix}-firewall`,
        sampledRequestsEnabled: true,
      },
      tags: context.tags(name),
    };
    const webAcl = new WebAcl(`${name}-acl`, context.override(name, "webAcl", draft), { parent: this });
    const association = new WebAclAssociation(
      `${name}-association`,
      context.override(name, "association", {
        resourceArn: args.loadBalancerArn,
        webAclArn: webAcl.arn,
      }),
      { parent: this },
    );
    // In full: the web ACL's name stands in it (Developer Guide, "Label syntax and naming requirements", read 2026-11-27).
    const limitLabel = rules.some(({ ruleLabels }) => ruleLabels !== undefined)
      ? interpolate`awswaf:${settings.aws.accountId}:webacl:${webAcl.name}:${LIMIT_LABEL}`
      : undefined;
    new WebAclLoggingConfiguration(
      `${name}-logging`,
      context.override(name, "logging", {
        resourceArn: webAcl.arn,
        logDestinationConfigs: [args.logGroupArn],
        redactedFields: redactedFields(),
        loggingFilter: loggedRequests(limitLabel),
      }),
      { parent: this },
    );
    this.webAclArn = webAcl.arn;
    this.webAclName = webAcl.name;
    this.ready = [association];
    this.registerOutputs({ webAclArn: this.webAclArn });
  }
}
