import { describe, expect, it } from "@jest/globals";
import { indexViews } from "../../../policies/index-views.ts";
import { receiversOf } from "../../../policies/relations/alert-receivers.ts";
import { type ResourceView, UNKNOWN } from "../../../policies/resource-view.ts";
import { SECRET } from "../../../policies/tokens.ts";
import { everybody, listener, notifier, secretArn, topic } from "../example-alarms.ts";
import { from, given } from "../rule-table.ts";

const of = (views: readonly ResourceView[]) => receiversOf(indexViews(views), topic);
const withNotifier = (one: ResourceView) => everybody.map((view) => (view.type === one.type ? one : view));
const variables = (some: Readonly<Record<string, unknown>>) => ({ environment: { variables: some } });

describe("receiversOf", () => {
  it("are mail, and those whose secrets the called function is told", () => {
    expect(of(everybody)).toEqual(["slack", "pagerduty", "email"]);
    expect(of([topic, listener("email")])).toEqual(["email"]);
    expect(of([topic])).toEqual([]);
  });

  it("are not those whose secret the function is not told", () => {
    const only = variables({ SLACK_SECRET_ARN: secretArn("us-east-1", "slack") });
    expect(of(withNotifier(given(notifier, only)))).toEqual(["slack", "email"]);
    expect(of(withNotifier(given(notifier, { environment: undefined })))).toEqual(["email"]);
  });

  it("are telephones where text messages go out, and Discord where its secret is told", () => {
    expect(of([topic, listener("sms")])).toEqual(["sms"]);
    const discord = variables({ DISCORD_SECRET_ARN: secretArn("us-east-1", "slack") });
    expect(of(withNotifier(given(notifier, discord)))).toEqual(["discord", "email"]);
  });

  it("are not those whose secret nobody declares", () => {
    const alone = from(notifier, "environment");
    expect(of(withNotifier(alone).filter(({ type }) => type !== SECRET))).toEqual(["email"]);
  });

  it("are known in a preview, where the secrets' ARNs are not", () => {
    const preview = given(notifier, variables({ SLACK_SECRET_ARN: UNKNOWN, PAGERDUTY_SECRET_ARN: UNKNOWN }));
    expect(of(withNotifier(preview))).toEqual(["slack", "pagerduty", "email"]);
  });

  it("are PagerDuty where it subscribes to the topic itself, and nobody for another address", () => {
    const https = (endpoint: string) => [topic, given(listener("https"), { endpoint })];
    expect(of(https("https://events.pagerduty.com/integration/abc/enqueue"))).toEqual(["pagerduty"]);
    expect(of(https("https://events.pagerduty.com.example/enqueue"))).toEqual([]);
  });
});
