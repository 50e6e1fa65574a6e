import { Refusal } from "./refusal.ts";

/** Milliseconds for one receiver: both must fit into the function's time. */
const PATIENCE_MILLISECONDS = 8000;

/** Sends JSON. Throws without naming the address, which is a secret, so that Lambda tries again. */
export async function post(receiver: string, address: string, body: object): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
  } catch {
    throw new Error(`${receiver} was not reached within ${PATIENCE_MILLISECONDS} ms`);
  }
  if (!answer.ok) throw new Refusal(receiver, answer.status);
}
