/** What the Worker gets beside requests: plain texts, bound by name. */
export interface Variables {
  /** The whole page that browsers get while no origin answers. */
  readonly PAGE: string;
  /** What everybody else gets in its place. */
  readonly MESSAGE: string;
  /** Hostname of a second origin, asked before the page is given. */
  readonly SECOND_ORIGIN?: string | undefined;
}

/**
 * Cloudflare's own answers for an origin that it did not reach (Cloudflare support, "5xx errors", from memory, 2026-11). 524 is
 * not among them: that origin took the request and may still be at work on it.
 */
const NOT_REACHED: readonly number[] = [520, 521, 522, 523, 525, 526, 530];

/** Answers of a load balancer without a target that works; a page, where an application answers its programs with JSON. */
const BALANCER: readonly number[] = [502, 503, 504];

/** Asked again without harm: nothing is written twice. */
const SAFE: readonly string[] = ["GET", "HEAD"];

/** When a program may ask again, in seconds. */
const RETRY_AFTER_SECONDS = 60;

/** What Cloudflare calls for each request of a route, before the origin is asked. */
export default {
  fetch: (request: Request, variables: Variables): Promise<Response> => failOver(request, variables),
};

/**
 * The origin's answer, untouched; where no origin answers, that of the second origin, and else the page. It is told as 503, so
 * that probes see the outage and nobody keeps the page.
 */
async function failOver(request: Request, variables: Variables): Promise<Response> {
  const first = await asked(request);
  if (first !== undefined && !isDown(first, request)) return first;
  const second = await secondAnswer(request, variables);
  return second ?? page(request, variables);
}

async function secondAnswer(request: Request, { SECOND_ORIGIN }: Variables): Promise<Response | undefined> {
  if (SECOND_ORIGIN === undefined || !SAFE.includes(request.method)) return undefined;
  const url = new URL(request.url);
  url.hostname = SECOND_ORIGIN;
  const answer = await asked(new Request(url, request));
  return answer === undefined || isDown(answer, request) ? undefined : answer;
}

async function asked(request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request);
  } catch {
    return undefined; // no connection at all
  }
}

function isDown(response: Response, { method }: Request): boolean {
  if (NOT_REACHED.includes(response.status)) return true;
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  return BALANCER.includes(response.status) && isPage && SAFE.includes(method);
}

function page(request: Request, { MESSAGE, PAGE }: Variables): Response {
  const browser = request.headers.get("accept")?.includes("text/html") === true;
  const headers = {
    "cache-control": "no-store",
    "content-type": browser ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    "retry-after": String(RETRY_AFTER_SECONDS),
  };
  const body = request.method === "HEAD" ? null : browser ? PAGE : MESSAGE;
  return new Response(body, { status: 503, headers });
}
