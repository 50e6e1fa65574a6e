import type { Cloud } from "../cloud/cloud.ts";
import { deadLetterTopic } from "../services/aws/lambda-dead-letter.ts";
import { type EventHandling, eventHandling } from "../services/aws/lambda-event-invoke-config.ts";
import { functionOf } from "../services/aws/lambda-permission.ts";
import { live } from "../services/aws/live.ts";
import { rolePublishProblem } from "../services/aws/role-publish.ts";
import type { Ask, Delivery, HandOn, Message } from "./delivery.ts";
import { functionTask } from "./function-task.ts";
import { type EndedEvent, invocationRecord } from "./invocation-record.ts";
import { type FunctionResult, type FunctionRun, runFunction } from "./run-function.ts";
import type { Stage } from "./stage.ts";

/** What became of an event that a function was handed to deal with later. */
export interface HandledEvent {
  readonly tries: number;
  /** Of the last try. */
  readonly answer: FunctionResult;
  /** Who was told of the end. */
  readonly told: readonly Delivery[];
  /** The end in words, where the function failed. */
  readonly fate: string;
}

/**
 * Seconds after which Lambda tries again: a minute after the first try, two minutes after the second (Lambda Developer Guide, "How
 * Lambda handles errors and retries with asynchronous invocation", read 2026-11-27). The rehearsal does not wait: the function's
 * clock shows the time of each try.
 */
const NEXT_TRY_SECONDS: readonly number[] = [0, 60, 180];

/** Characters of an error that dead letters hold (Lambda Developer Guide, "Adding a dead-letter queue", from memory, 2026-11). */
const LONGEST_ERROR = 1024;

/** A function to run, how Lambda deals with its failures, and the moment of the first try. */
interface Job {
  readonly task: Omit<FunctionRun, "event">;
  readonly handling: EventHandling;
  readonly functionArn: string;
  readonly roleArn: unknown;
  readonly deadLetters: string | undefined;
  readonly requestId: string;
}

/** A try that failed is made again, and who is told of the end is told. A text says why the function cannot run at all. */
export async function handleEvent(
  ask: Ask,
  functionArn: string,
  event: unknown,
  stage: Stage,
  handOn: HandOn,
): Promise<HandledEvent | string> {
  const job = ask((cloud) => jobOf(cloud, functionArn, stage));
  if (typeof job === "string") return job;
  const ended = await tried(job, event);
  const messages = messagesOf(job, ended);
  const sent = await Promise.all(messages.map((message) => send(ask, job, message, handOn)));
  const { answer, tries } = ended;
  const fate = sent.length === 0 ? "the event is lost" : sent.map(({ words }) => words).join("; ");
  return { answer, tries, told: sent.flatMap(({ told }) => told), fate };
}

function jobOf(cloud: Cloud, functionArn: string, stage: Stage): Job | string {
  const target = functionOf(cloud, functionArn);
  if (target === undefined) return `${functionArn} does not exist`;
  const task = functionTask(cloud, target, stage);
  if (typeof task === "string") return task;
  return {
    task,
    handling: eventHandling(cloud, target),
    functionArn: String(live(target).arn),
    roleArn: live(target).role,
    deadLetters: deadLetterTopic(live(target)),
    requestId: cloud.hex(32),
  };
}

async function tried({ functionArn, handling, requestId, task }: Job, event: unknown): Promise<EndedEvent> {
  const first = task.now.getTime();
  const run = async (tries: number): Promise<EndedEvent> => {
    const at = new Date(first + (NEXT_TRY_SECONDS[tries - 1] ?? 0) * 1000);
    const answer = await runFunction({ ...task, event, now: at });
    const ended = { at, requestId, functionArn, tries, event, answer };
    if (!("error" in answer)) return { ...ended, condition: "Success" };
    const next = NEXT_TRY_SECONDS[tries];
    if (tries > handling.retries || next === undefined) return { ...ended, condition: "RetriesExhausted" };
    return next >= handling.maxAgeSeconds ? { ...ended, condition: "EventAgeExceeded" } : run(tries + 1);
  };
  return run(1);
}

/** Destinations get a record of the end, dead letters the bare event; a function may have both. */
function messagesOf({ deadLetters, handling, requestId }: Job, ended: EndedEvent): readonly Message[] {
  const record = (topicArn: string | undefined): readonly Message[] =>
    topicArn === undefined ? [] : [{ topicArn, text: invocationRecord(ended) }];
  if (!("error" in ended.answer)) return record(handling.onSuccess);
  if (deadLetters === undefined) return record(handling.onFailure);
  const attributes = {
    RequestID: { Type: "String", Value: requestId },
    ErrorCode: { Type: "Number", Value: "200" },
    ErrorMessage: { Type: "String", Value: ended.answer.error.slice(0, LONGEST_ERROR) },
  };
  const letter = { topicArn: deadLetters, text: JSON.stringify(ended.event), attributes };
  return [...record(handling.onFailure), letter];
}

/** The function's own role publishes: what it may no longer do is lost, and only a metric says so. */
async function send(
  ask: Ask,
  { roleArn }: Job,
  message: Message,
  handOn: HandOn,
): Promise<{ readonly told: readonly Delivery[]; readonly words: string }> {
  const problem = ask((cloud) => rolePublishProblem(cloud, roleArn, message.topicArn));
  if (problem !== undefined) return { told: [], words: `the event is lost: ${problem}` };
  const told = await handOn(message);
  if (told.length === 0)
    return { told, words: `the event goes to ${message.topicArn}, to which nobody listens` };
  return { told, words: told.map(wordsOf).join("; ") };
}

function wordsOf({ detail, endpoint, outcome, protocol }: Delivery): string {
  const by = `${protocol} to ${endpoint}`;
  return outcome === "sent" ? `the event goes by ${by}` : `the event does not go by ${by}: ${detail}`;
}
