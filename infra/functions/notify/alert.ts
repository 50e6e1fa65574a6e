import type { SnsMessage } from "./sns-event.ts";

/** One message, in the same form whoever raised it. */
export interface Alert {
  readonly severity: "critical" | "warning";
  /** `raised` and `ended` for alarms; `told` for everything that has no end. */
  readonly state: "raised" | "ended" | "told";
  /** One line. */
  readonly title: string;
  /** What is wrong and what to do first. */
  readonly text: string;
  /** The same for the rise and the end of one alarm. */
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What CloudWatch sends of an alarm, as far as it is read here (CloudWatch User Guide, "Notifying users on alarm changes"). */
interface AlarmMessage {
  readonly AlarmName: string;
  readonly AlarmArn?: string;
  readonly AlarmDescription?: string | null;
  readonly NewStateValue: string;
  readonly NewStateReason?: string;
  readonly StateChangeTime?: string;
}

/** Longest line that both receivers show, in characters. */
const TITLE_LENGTH = 150;

/** Reads a message of a topic: an alarm's JSON, or whatever text another service sent. */
export function readAlert(message: SnsMessage, severity: Alert["severity"]): Alert {
  const alarm = asAlarm(message.Message);
  if (alarm === undefined) {
    const [line = "", ...rest] = message.Message.trim().split("\n");
    const title = message.Subject ?? line;
    return {
      severity,
      state: "told",
      title: title.slice(0, TITLE_LENGTH),
      text:
        message.Subject === undefined || message.Subject === null ? rest.join("\n").trim() : message.Message,
      key: message.MessageId,
      at: message.Timestamp,
    };
  }
  const reason = alarm.NewStateReason === undefined ? "" : `\n${alarm.NewStateReason}`;
  return {
    severity,
    state: alarm.NewStateValue === "OK" ? "ended" : "raised",
    title: alarm.AlarmName.slice(0, TITLE_LENGTH),
    text: `${alarm.AlarmDescription ?? ""}${reason}`.trim(),
    key: alarm.AlarmArn ?? alarm.AlarmName,
    at: message.Timestamp,
  };
}

function asAlarm(text: string): AlarmMessage | undefined {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null) return undefined;
    const { AlarmName, NewStateValue } = found as Partial<AlarmMessage>; // both are checked next
    return typeof AlarmName === "string" && typeof NewStateValue === "string"
      ? (found as AlarmMessage)
      : undefined;
  } catch {
    return undefined;
  }
}
