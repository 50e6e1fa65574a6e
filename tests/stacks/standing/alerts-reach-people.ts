import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it } from "@jest/globals";
import { fillSecret } from "../../../cli/cloud/fill-secret.ts";
import { secretNamePrefix } from "../../../infra/secrets/secret-name.ts";
import type { World } from "../../../rehearsal/cloud/world.ts";
import type { Stage } from "../../../rehearsal/messages/publish.ts";
import { putEvent } from "../../../rehearsal/messages/put-event.ts";
import { changeAlarm } from "../../../rehearsal/messages/raise-alarm.ts";
import { alarmState } from "../../../rehearsal/services/aws/alarm-state.ts";
import { type OpenStack, type RehearsalFolder, withStack } from "../rehearsal.ts";

const WEBHOOK = "https://hooks.slack.com/services/T000/B000/rehearsed-webhook";
const ROUTING_KEY = "rehearsed-routing-key-of-32-chars";

/** Plays Slack and PagerDuty on this machine. */
async function playReceivers() {
  const heard: { readonly path: string; readonly body: Record<string, unknown> }[] = [];
  const answers = { status: 200 };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ path: request.url ?? "", body: JSON.parse(body) as Record<string, unknown> });
      response.writeHead(answers.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { heard, answers, origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** Who hears of an alarm: shown on the staging stack that stands in that folder, its webhooks not yet filled. */
export function alarmsReachPeople(folder: RehearsalFolder): void {
  it("tells an alarm to Slack and PagerDuty through the notifier's own code, as soon as their secrets are filled", async () => {
    const receivers = await playReceivers();
    try {
      await withStack(folder, "staging", async (open) => {
        const { opened, settings } = open.session;
        const world = opened.world as World; // a rehearsal has one
        const { accountId, region } = settings.aws;
        const stage: Stage = {
          api: opened.aws(region).endpoint ?? "",
          internet: {
            "https://hooks.slack.com": receivers.origin,
            "https://events.pagerduty.com": receivers.origin,
          },
        };
        expect(errorRate(open, {})).toBe("OK"); // nobody asked, so nobody was refused
        expect(errorRate(open, { RequestCount: 100 })).toBe("OK");
        expect(errorRate(open, { RequestCount: 100, HTTPCode_Target_5XX_Count: 30 })).toBe("ALARM");
        expect(errorRate(open, { RequestCount: 100, HTTPCode_ELB_5XX_Count: 6 })).toBe("ALARM");

        const alarmName = nameOf(open, "alerts-database-pool-exhausted");
        const change = {
          accountId,
          region,
          alarmName,
          state: "ALARM",
          reason: "1 datapoint was above 0",
        } as const;

        const early = await changeAlarm(world, change, stage);
        expect(early.map(({ outcome, protocol }) => `${protocol} ${outcome}`).sort()).toEqual([
          "email waiting",
          "lambda sent",
        ]);
        expect(receivers.heard).toEqual([]);

        for (const [name, value] of [
          ["SLACK_WEBHOOK_URL", WEBHOOK],
          ["PAGERDUTY_ROUTING_KEY", ROUTING_KEY],
        ] as const)
          await fillSecret(opened.aws(region), secretNamePrefix(settings, name), value);
        const told = await changeAlarm(world, change, stage);
        expect(told.find(({ protocol }) => protocol === "lambda")).toMatchObject({ detail: '{"told":2}' });
        const [slack, pager] = [...receivers.heard].sort((a, b) => (a.path < b.path ? -1 : 1));
        expect(slack?.path).toBe("/services/T000/B000/rehearsed-webhook");
        expect(slack?.body.text).toContain("First: Look for long transactions in the database");
        expect(pager?.path).toBe("/v2/enqueue");
        expect(pager?.body).toMatchObject({ routing_key: ROUTING_KEY, event_action: "trigger" });

        receivers.heard.length = 0;
        await changeAlarm(world, { ...change, state: "OK" }, stage);
        expect(receivers.heard.map(({ body }) => body.event_action ?? "slack").sort()).toEqual([
          "resolve",
          "slack",
        ]);

        receivers.answers.status = 404; // both secrets were withdrawn
        const lost = await changeAlarm(world, change, stage);
        expect(lost.find(({ protocol }) => protocol === "lambda")).toMatchObject({
          outcome: "failed",
          detail:
            "Slack answered 404; PagerDuty answered 404; tried 3 times; the event does not go by email to alerts@warungin.example: nobody has confirmed the subscription yet",
        });
        const fault = nameOf(open, "notifier-errors");
        const aside = await changeAlarm(world, { ...change, region: "us-east-1", alarmName: fault }, stage);
        expect(aside.map(({ outcome, protocol }) => `${protocol} ${outcome}`)).toEqual(["email waiting"]);
        receivers.answers.status = 200;

        receivers.heard.length = 0;
        const probe = nameOf(open, "probes-api-api-health-alarm");
        const down = { ...change, region: "us-east-1", alarmName: probe };
        const outside = await changeAlarm(world, down, stage);
        expect(outside.filter(({ outcome }) => outcome === "failed")).toEqual([]);
        expect(receivers.heard.length).toBe(2);

        receivers.heard.length = 0;
        await putEvent(world, { accountId, region }, deployment(open, "SERVICE_DEPLOYMENT_FAILED"), stage);
        const texts = receivers.heard.map(({ body }) => JSON.stringify(body));
        expect(texts.filter((one) => one.includes("SERVICE_DEPLOYMENT_FAILED"))).toHaveLength(2);

        for (const step of ["SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED"]) {
          receivers.heard.length = 0;
          await putEvent(world, { accountId, region }, deployment(open, step), stage);
          // No incident: nobody would end it.
          expect(receivers.heard.map(({ path }) => path).sort()).toEqual([
            "/services/T000/B000/rehearsed-webhook",
            "/v2/change/enqueue",
          ]);
        }

        const { recoveryRegion } = settings.aws;
        for (const at of [region, recoveryRegion, "us-east-1"]) {
          receivers.heard.length = 0;
          const told = await putEvent(world, { accountId, region: at }, finding(at, 8), stage);
          expect(told.filter(({ outcome }) => outcome === "failed")).toEqual([]);
          const findings = receivers.heard.map(({ body }) => JSON.stringify(body));
          expect(findings.filter((one) => one.includes(`GuardDuty 8 in ${at}`))).toHaveLength(2);

          receivers.heard.length = 0;
          expect(await putEvent(world, { accountId, region: at }, finding(at, 3), stage)).toEqual([]);
          expect(receivers.heard).toEqual([]);
        }
        expect(open.said.join("\n")).not.toContain(WEBHOOK);
      });
    } finally {
      receivers.close();
    }
  });
}

function entities(open: OpenStack) {
  const { opened, settings } = open.session;
  return opened.world?.entities("aws", settings.aws.accountId) ?? [];
}

/** The state of the alert on the share of errors, over what the load balancer counted; what it does not name has no data. */
function errorRate(open: OpenStack, counted: Readonly<Record<string, number>>): string {
  const alarm = entities(open).find((entity) => entity.urn?.endsWith("::alerts-error-rate") === true);
  return alarmState(alarm?.inputs ?? {}, ({ name }) => [counted[name]]);
}

function nameOf(open: OpenStack, logicalName: string): string {
  const found = entities(open).find((entity) => entity.urn?.endsWith(`::${logicalName}`) === true);
  if (found === undefined) throw new Error(`no resource ${logicalName}`);
  return found.id;
}

function deployment(open: OpenStack, eventName: string): Record<string, unknown> {
  const service = entities(open).find((entity) => entity.urn?.endsWith("::api-service") === true);
  return {
    source: "aws.ecs",
    "detail-type": "ECS Deployment State Change",
    resources: [String(service?.outputs.arn ?? service?.id)],
    detail: {
      eventType: eventName.endsWith("FAILED") ? "ERROR" : "INFO",
      eventName,
      deploymentId: "ecs-svc/123",
      reason: "ECS deployment circuit breaker: tasks failed to start.",
    },
  };
}

/** What GuardDuty puts on the bus of the region in which it found something. */
function finding(region: string, severity: number): Record<string, unknown> {
  return {
    source: "aws.guardduty",
    "detail-type": "GuardDuty Finding",
    region,
    detail: {
      type: "UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS",
      severity,
      title: "Credentials of a task are used from outside.",
    },
  };
}
