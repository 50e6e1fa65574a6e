import { PALETTES, paletteCss } from "./palette.ts";

/** The report's whole look: no file or font is loaded from anywhere. */
export const STYLE = `
:root { color-scheme:light dark; ${paletteCss(PALETTES.light)} }
@media screen and (prefers-color-scheme:dark) { :root { ${paletteCss(PALETTES.dark)} } }
* { box-sizing:border-box }
body { margin:0; background:var(--page); color:var(--ink); font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif }
main { max-width:1040px; margin:0 auto; padding:24px 16px 64px }
h1 { font-size:26px; line-height:1.2; margin:0 0 4px } h2 { font-size:18px; margin:36px 0 10px } h2::first-letter { text-transform:uppercase }
p { margin:0 0 8px } .soft { color:var(--soft) } code { font:12.5px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace; overflow-wrap:anywhere }
a { color:var(--link) }
.verdict { display:inline-block; padding:4px 12px; border-radius:999px; font-weight:600; color:var(--card) }
.v-passed { background:var(--met) } .v-open { background:var(--undecided) } .v-refused { background:var(--violated) }
.facts { display:grid; grid-template-columns:repeat(auto-fit,minmax(200px,1fr)); gap:4px 24px; margin:20px 0 0; padding:16px 16px 0;
  background:var(--card); border:1px solid var(--line); border-bottom:0; border-radius:10px 10px 0 0 } .facts div { min-width:0 }
.facts.wide { grid-template-columns:1fr; margin:0; padding:0 16px 10px; border:1px solid var(--line); border-top:0; border-radius:0 0 10px 10px }
dt { color:var(--soft); font-size:12px } dd { margin:0 0 6px; overflow-wrap:anywhere }
.summary { display:none } .summary td:nth-child(n+3) { white-space:nowrap }
.filters { margin:24px 0 0 }
.filter { position:relative; display:flex; flex-wrap:wrap; gap:8px; margin:0 0 10px; padding:0; border:0; min-width:0 }
.filter legend { padding:0; margin:0 0 4px; color:var(--soft); font-size:12px } .filter legend::first-letter { text-transform:uppercase }
.filter input { position:absolute; opacity:0; pointer-events:none }
.filter label { display:flex; gap:8px; align-items:baseline; padding:5px 13px; border:1px solid var(--line); border-radius:999px;
  background:var(--card); font-size:14px; cursor:pointer; user-select:none } .filter b { font-variant-numeric:tabular-nums }
.filter input:checked + label { border-color:currentColor; box-shadow:inset 0 0 0 1px currentColor }
.filter input:focus-visible + label { outline:2px solid var(--link); outline-offset:2px }
.no-row { display:none; margin:36px 0 0; color:var(--soft) }
.row { background:var(--card); border:1px solid var(--line); border-radius:10px; margin:0 0 8px; overflow:hidden }
.row > summary { display:grid; grid-template-columns:92px 1fr auto; gap:12px; align-items:baseline; padding:10px 14px; cursor:pointer; list-style:none }
.row > summary::-webkit-details-marker { display:none } .row > summary:hover { background:var(--hover) }
.row > summary:focus-visible { outline:2px solid var(--link); outline-offset:-3px; border-radius:10px }
.row[open] > summary { border-bottom:1px solid var(--line) } .id { font-weight:600; white-space:nowrap }
.id::before { content:""; display:inline-block; width:6px; height:6px; margin:0 8px 2px 0; border:solid var(--soft); border-width:0 1.5px 1.5px 0; transform:rotate(-45deg) }
.row[open] .id::before { transform:rotate(45deg) }
.state { font-size:12.5px; font-weight:600; white-space:nowrap } .state::before { content:""; display:inline-block; width:8px; height:8px;
  margin-right:6px; border-radius:50%; background:currentColor }
.s-violated { color:var(--violated) } .s-undecided { color:var(--undecided) } .s-exempt { color:var(--exempt) }
.s-not-yet-covered { color:var(--not-yet-covered) } .s-met { color:var(--met) } .s-not-applicable { color:var(--not-applicable) }
.body { padding:12px 14px 4px } .rule { margin:0 0 16px } .rule h3 { font-size:14px; margin:0 } .rule p { font-size:13.5px; margin:2px 0 6px }
table { width:100%; border-collapse:collapse; font-size:13px; margin:6px 0 8px } th { text-align:left; color:var(--soft); font-weight:500 }
caption { text-align:left; color:var(--soft); font-size:12px }
th,td { padding:5px 10px 5px 0; border-top:1px solid var(--line); vertical-align:top; overflow-wrap:anywhere } thead th { border-top:0 }
td:first-child { min-width:110px } .type { display:block; color:var(--soft); font-size:12px }
.evidence { table-layout:fixed } .evidence th:nth-child(1) { width:31% } .evidence th:nth-child(2) { width:21% } .evidence th:nth-child(3) { width:21% }
.more td { border:0; padding:0 10px 8px 0; color:var(--soft); font-size:12px } .evidence th:nth-child(5) { width:112px } .evidence .state { white-space:normal }
@media (min-width:641px) { .facts.wide div { display:grid; grid-template-columns:200px 1fr; align-items:baseline } }
@media (max-width:640px) { .row > summary { grid-template-columns:1fr auto } .row > summary .text { grid-column:1/-1; grid-row:2 }
  .filter { gap:6px } .filter label { padding:4px 10px; font-size:13px } }
@media screen and (max-width:640px) { table,caption,tbody,tr,td { display:block } thead { display:none } tr { border-top:1px solid var(--line); padding:6px 0 } .more { border:0; padding:0 }
  td { border:0; padding:1px 0 } td[data-label]::before { content:attr(data-label) ": "; color:var(--soft) } }
@page { margin:13mm 12mm }
@media print { :root { color-scheme:light } body { background:#fff; font-size:8.5pt; line-height:1.35 } main { max-width:none; padding:0 }
  h1 { font-size:15pt } h2 { font-size:11pt; margin:12pt 0 4pt } .filters,.no-row { display:none !important } .summary { display:block }
  .verdict { padding:0; color:var(--ink) ; background:none } .facts { margin:6pt 0 0; padding:6pt 8pt 0 } .facts.wide { margin:0; padding:0 8pt 4pt } dd { margin:0 0 3pt }
  table,.rule p { font-size:7.5pt; margin:1pt 0 4pt } code { font-size:7pt } .state,.type,dt,caption { font-size:7pt } .rule h3 { font-size:8.5pt } .rule { margin:0 0 6pt }
  th,td { padding:1.5pt 6pt 1.5pt 0 } td:first-child { min-width:80pt } .summary td:first-child { min-width:48pt; white-space:nowrap } .summary a { color:inherit; text-decoration:none }
  .row { overflow:visible; margin:0 0 4pt; border:0; border-top:1px solid #999; border-radius:0 } .row[open] > summary { border:0 }
  .row > summary { padding:3pt 0; gap:8pt; grid-template-columns:52pt 1fr auto } .id::before { display:none } .body { padding:0 0 2pt }
  .row::details-content { content-visibility:visible; height:auto; display:block }
  .evidence th:nth-child(5) { width:58pt } tr:not(.more),h3,summary { break-inside:avoid } tr:has(+ .more) { break-after:avoid } .more td { padding:0 0 2pt; font-size:7pt } h2,h3,summary,caption,thead,.rule p { break-after:avoid } p { orphans:3; widows:3 } .rule p { break-inside:avoid } }
`;
