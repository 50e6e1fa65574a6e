import type { AssetSettings } from "../config/edge-settings.ts";
import { passedRequests } from "./request-match.ts";

/** One rule of Cloudflare's phase `http_request_cache_settings`. */
export interface CacheRule {
  readonly ref: string;
  readonly description: string;
  readonly expression: string;
  readonly action: "set_cache_settings";
  readonly actionParameters: {
    readonly cache: true;
    readonly edgeTtl: { readonly mode: "override_origin"; readonly default: number };
    readonly browserTtl: { readonly mode: "override_origin"; readonly default: number };
  };
  readonly enabled: true;
}

/**
 * Static files that Cloudflare serves from its cache. The path must be the written one before and after it is mended, so
 * that no answer for somebody is kept under a file's name.
 */
export function cacheRules(assets: readonly AssetSettings[]): readonly CacheRule[] {
  return assets.map((asset, index) => ({
    ref: `cache_${index + 1}`,
    description: `Static files of ${asset.hostname}${asset.path}`,
    expression: passedRequests([asset]),
    action: "set_cache_settings",
    actionParameters: {
      cache: true,
      edgeTtl: { mode: "override_origin", default: asset.edgeSeconds },
      browserTtl: { mode: "override_origin", default: asset.browserSeconds },
    },
    enabled: true,
  }));
}
