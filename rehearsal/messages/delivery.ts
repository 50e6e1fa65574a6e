import type { Cloud } from "../cloud/cloud.ts";

/** What became of a message at one subscriber. */
export interface Delivery {
  readonly protocol: string;
  readonly endpoint: string;
  /** `waiting`: the subscriber has not confirmed yet, so that nothing is sent. */
  readonly outcome: "sent" | "waiting" | "failed";
  readonly detail: string;
  /** Of a function: times that it was run. */
  readonly tries?: number;
  /** Of a function: who was told of its end by its destination or with its dead letters. */
  readonly told?: readonly Delivery[];
}

/** A message that a topic hands on. */
export interface Message {
  readonly topicArn: string;
  readonly subject?: string;
  readonly text: string;
  readonly attributes?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

/** Asks the account; whatever is done takes place at once. */
export type Ask = <T>(run: (cloud: Cloud) => T) => T;

/** Hands a message that was published to everybody who listens. */
export type HandOn = (message: Message) => Promise<readonly Delivery[]>;
