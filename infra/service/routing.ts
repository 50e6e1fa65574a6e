import { ListenerRule } from "@pulumi/aws/lb/listenerRule.js";
import type { Input, Resource } from "@pulumi/pulumi";
import type { StackContext } from "../context.ts";
import type { Routing } from "./routing-priorities.ts";

export interface RoutingArgs {
  readonly context: StackContext;
  readonly routes: readonly Routing[];
  readonly listenerArn: Input<string>;
  readonly targetGroupArn: Input<string>;
  readonly parent: Resource;
}

/** The listener rules that send a service's hostnames and paths to its tasks. */
export function routingRules(service: string, args: RoutingArgs): readonly ListenerRule[] {
  return args.routes.map(
    (route) =>
      new ListenerRule(
        `${service}-rule-${route.hostname}${named(route.path)}`,
        args.context.override(
          service,
          "listenerRule",
          {
            listenerArn: args.listenerArn,
            priority: route.priority,
            conditions: [
              { hostHeader: { values: [route.hostname] } },
              { pathPattern: { values: [route.path] } },
            ],
            actions: [{ type: "forward", targetGroupArn: args.targetGroupArn }],
            tags: args.context.tags(service),
          },
          `${route.hostname}${named(route.path)}`,
        ),
        { parent: args.parent },
      ),
  );
}

/** A pattern as part of a name: `*` and `?` mean something to `pulumi --target`; brackets cannot stand in a pattern. */
function named(path: string): string {
  return path.replaceAll("*", "(any)").replaceAll("?", "(one)");
}
