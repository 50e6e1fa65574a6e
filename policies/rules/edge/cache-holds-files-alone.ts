import type { RuleContext } from "../../context.ts";
import { fact } from "../../expect.ts";
import { STATIC_EXTENSIONS } from "../../facts/static-extensions.ts";
import type { ViewIndex } from "../../index-views.ts";
import { textsOf } from "../../languages/rules-expression.ts";
import { type WebRequest, webRequest } from "../../languages/web-request.ts";
import { type EdgeRule, zoneRules } from "../../relations/edge-rules.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, stackRule } from "../../rule.ts";

const PHASE = "http_request_cache_settings";
/** Somebody who is logged in, and somebody who is not. */
const CALLERS = [{ authorization: "Bearer slipway-probe", cookie: "session=slipway-probe" }, {}];

export const cacheHoldsFilesAlone = stackRule({
  name: "cache-holds-files-alone",
  control: "EDGE-18",
  severity: "high",
  enforcement: "mandatory",
  statement: "Cloudflare's cache holds files alone: no page and no answer for somebody.",
  rationale: "What is kept for one caller is shown to the next one too.",
  remediation:
    "Name the files under edge.cache by a path of their own, and leave the cache's ruleset as it is.",
  source: { url: "https://developers.cloudflare.com/cache/how-to/cache-rules/order/", readOn: "2026-11-27" },
  check(index, context) {
    const other = zoneOfAnother(context);
    if (other !== undefined) return other;
    const rules = zoneRules(index, PHASE).filter(({ read }) => read.has("actionParameters.cache"));
    const [first] = rules;
    if (first === undefined) return [];
    return judge(first.urn, () => {
      const kept = requests(index, rules, context).find(
        (request) => !isFile(request, context) && isKept(rules, request),
      );
      const found = kept === undefined ? "files alone" : `${kept.host}${kept.path} too`;
      return fact(kept === undefined, "rules of the cache", "for files alone", found);
    });
  },
});

/** Of rules that say different things the last one decides. */
function isKept(rules: readonly EdgeRule[], request: WebRequest): boolean {
  const said = rules.filter((rule) => rule.matches(request)).at(-1);
  return said?.read.flag("actionParameters.cache", false) ?? false;
}

/** Paths that no file has, on every hostname; and what is just beside the texts that the rules compare with. */
function requests(index: ViewIndex, rules: readonly EdgeRule[], context: RuleContext): readonly WebRequest[] {
  const { adminRoutes, cachedFiles, healthRoutes = [], publicHostnames = [] } = context;
  const routes = publicRoutes(index);
  const named = [...adminRoutes, ...healthRoutes, ...cachedFiles, ...routes].map(({ hostname }) => hostname);
  const paths = [
    ...["/", "/slipway-probe", "/api/slipway-probe"],
    ...[...adminRoutes, ...healthRoutes].map(({ path }) => path),
    ...routes.map(({ example }) => example),
    ...rules.flatMap(({ read }) => textsOf(read.text("expression") ?? "").flatMap(beside)),
  ];
  return [...new Set([...publicHostnames, ...named])].flatMap((host) =>
    [...new Set(paths)].flatMap((path) => CALLERS.map((headers) => webRequest({ host, path, headers }))),
  );
}

function beside(text: string): readonly string[] {
  if (text.startsWith("/")) return [text, `${text}slipway-probe`, `${text}/slipway-probe`];
  return /^\.?\w+$/.test(text) ? [`/slipway-probe.${text.replace(/^\./, "")}`, `/${text}`] : [];
}

/** A file by its end, or one that the stack's file names by a path of its own. What the staff and probes ask for is none. */
function isFile({ host, path }: WebRequest, context: RuleContext): boolean {
  const { adminRoutes, cachedFiles, healthRoutes = [] } = context;
  if ([...adminRoutes, ...healthRoutes].some((one) => one.hostname === host && one.path === path))
    return false;
  if (STATIC_EXTENSIONS.has(/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "")) return true;
  return cachedFiles.some((files) => files.hostname === host && covers(files.path, path));
}

function covers(pattern: string, path: string): boolean {
  if (pattern === "/*") return false;
  return pattern.endsWith("/*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
