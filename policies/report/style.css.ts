/** The report's whole look: no file or font is loaded from anywhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink:#1c2430; --soft:#5b6675; --line:#dfe4ea; --page:#f6f7f9; --card:#fff;
  --violated:#b3261e; --undecided:#8a5a00; --exempt:#6b3fa0; --open:#5b6675; --met:#1a6b3c; --none:#6f7985; --link:#1f5fbf }
@media (prefers-color-scheme: dark) { :root { --ink:#e6eaf0; --soft:#9aa5b3; --line:#2c3542; --page:#12161c; --card:#1a2029;
  --violated:#ff8a80; --undecided:#f0b849; --exempt:#c3a1f0; --open:#9aa5b3; --met:#6fcf97; --none:#8792a0; --link:#8ab4f8 } }
* { box-sizing:border-box }
body { margin:0; background:var(--page); color:var(--ink); font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif }
main { max-width:1040px; margin:0 auto; padding:24px 16px 64px }
h1 { font-size:26px; line-height:1.2; margin:0 0 4px } h2 { font-size:18px; margin:36px 0 10px; text-transform:capitalize }
p { margin:0 0 8px } .soft { color:var(--soft) } code { font:12.5px/1.45 ui-monospace,SFMono-Regular,Menlo,monospace; overflow-wrap:anywhere }
a { color:var(--link) }
.verdict { display:inline-block; padding:4px 12px; border-radius:999px; font-weight:600; color:var(--card) }
.v-passed { background:var(--met) } .v-open { background:var(--undecided) } .v-refused { background:var(--violated) }
.facts { display:grid; grid-template-columns:repeat(auto-fit,minmax(200px,1fr)); gap:4px 24px; margin:20px 0 0; padding:16px;
  background:var(--card); border:1px solid var(--line); border-radius:10px } .facts div { min-width:0 }
dt { color:var(--soft); font-size:12px } dd { margin:0 0 6px; overflow-wrap:anywhere }
.filter { display:flex; flex-wrap:wrap; gap:8px; margin:24px 0 0; padding:0; border:0 }
.filter input { position:absolute; opacity:0; pointer-events:none }
.filter label { display:flex; gap:8px; align-items:baseline; padding:6px 14px; border:1px solid var(--line); border-radius:999px;
  background:var(--card); cursor:pointer; user-select:none } .filter b { font-variant-numeric:tabular-nums }
.filter input:checked + label { border-color:currentColor; box-shadow:inset 0 0 0 1px currentColor }
.filter input:focus-visible + label { outline:2px solid var(--link); outline-offset:2px }
.row { background:var(--card); border:1px solid var(--line); border-radius:10px; margin:0 0 8px; overflow:hidden }
.row > summary { display:grid; grid-template-columns:92px 1fr auto; gap:12px; align-items:baseline; padding:10px 14px; cursor:pointer; list-style:none }
.row > summary::-webkit-details-marker { display:none } .row > summary:hover { background:color-mix(in srgb,var(--line) 35%,transparent) }
.row[open] > summary { border-bottom:1px solid var(--line) } .id { font-weight:600; white-space:nowrap }
.id::before { content:""; display:inline-block; width:6px; height:6px; margin:0 8px 2px 0; border:solid var(--soft); border-width:0 1.5px 1.5px 0; transform:rotate(-45deg) }
.row[open] .id::before { transform:rotate(45deg) }
.state { font-size:12.5px; font-weight:600; white-space:nowrap } .state::before { content:""; display:inline-block; width:8px; height:8px;
  margin-right:6px; border-radius:50%; background:currentColor }
.s-violated { color:var(--violated) } .s-undecided { color:var(--undecided) } .s-exempt { color:var(--exempt) }
.s-not-yet-covered { color:var(--open) } .s-met { color:var(--met) } .s-not-applicable { color:var(--none) }
.body { padding:12px 14px 4px } .rule { margin:0 0 16px } .rule h3 { font-size:14px; margin:0 } .rule p { font-size:13.5px; margin:2px 0 6px }
table { width:100%; border-collapse:collapse; font-size:13px; margin:6px 0 8px } th { text-align:left; color:var(--soft); font-weight:500 }
th,td { padding:5px 10px 5px 0; border-top:1px solid var(--line); vertical-align:top; overflow-wrap:anywhere } thead th { border-top:0 }
td:first-child { min-width:110px } .type { display:block; color:var(--soft); font-size:11.5px }
@media (max-width:640px) { .row > summary { grid-template-columns:1fr auto } .row > summary .text { grid-column:1/-1; grid-row:2 }
  table,tbody,tr,td { display:block } thead { display:none } tr { border-top:1px solid var(--line); padding:6px 0 } td { border:0; padding:1px 0 }
  td[data-label]::before { content:attr(data-label) ": "; color:var(--soft) } }
@media print { body { background:#fff; color:#000; font-size:11px } .filter { display:none } .row { break-inside:avoid; border-color:#bbb }
  .row::details-content { content-visibility:visible; height:auto } main { max-width:none; padding:0 } }
`;
