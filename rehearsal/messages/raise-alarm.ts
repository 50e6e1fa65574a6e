import type { World } from "../cloud/world.ts";
import { live } from "../services/aws/live.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { text, textList } from "../services/known.ts";
import { type Delivery, publish, type Stage } from "./publish.ts";

/** An alarm of the simulated account and the state that it changes to. */
export interface AlarmChange {
  readonly accountId: string;
  readonly region: string;
  readonly alarmName: string;
  readonly state: "ALARM" | "OK";
  readonly reason: string;
}

/** Lets an alarm change its state, as CloudWatch does when its metric passes the threshold: whoever it names is told. */
export async function changeAlarm(
  world: World,
  change: AlarmChange,
  stage: Stage,
): Promise<readonly Delivery[]> {
  const { accountId, alarmName, reason, region, state } = change;
  const caller = { provider: "aws", accountId, region };
  const { actions, arn, message } = world.ask(caller, { name: "", urn: "" }, (cloud) => {
    const alarm = cloud.get(TOKEN.metricAlarm, alarmName) ?? cloud.get(TOKEN.compositeAlarm, alarmName);
    if (alarm === undefined) throw new Error(`${alarmName}: an alarm of ${region} was expected; got none.`);
    const all = live(alarm);
    const on = all.actionsEnabled !== false;
    return {
      arn: text(all, "arn") ?? "",
      actions: on ? textList(all, state === "ALARM" ? "alarmActions" : "okActions") : [],
      // CloudWatch User Guide, "Notifying users on alarm changes", as far as receivers read it; from memory, 2026-11.
      message: JSON.stringify({
        AlarmName: alarmName,
        AlarmDescription: text(all, "alarmDescription") ?? null,
        AWSAccountId: accountId,
        NewStateValue: state,
        OldStateValue: state === "ALARM" ? "OK" : "ALARM",
        NewStateReason: reason,
        StateChangeTime: cloud.now.toISOString(),
        Region: region,
        AlarmArn: text(all, "arn"),
      }),
    };
  });
  const publisher = { service: "cloudwatch", sourceArn: arn, region };
  const told = actions
    .filter((action) => action.startsWith("arn:aws:sns:"))
    .map((topicArn) =>
      publish(
        world,
        { accountId, topicArn, subject: `${state}: "${alarmName}"`, text: message },
        publisher,
        stage,
      ),
    );
  return (await Promise.all(told)).flat();
}
