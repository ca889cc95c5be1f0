"""How a handout looks on screen and on paper: no outside address, only fonts of the machine, no page size."""

from __future__ import annotations

from civics_tui.views.html.elements import Html

STYLE = Html("""\
:root { color-scheme: light; }
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #000; background: #fff; max-width: 44em;
  margin: 2em auto; padding: 0 1em; overflow-wrap: break-word; }
h1, h2, h3, h4, caption, th, .quiet, .facts, .name { font-family: Arial, Helvetica, sans-serif; }
h1 { font-size: 1.7em; line-height: 1.2; margin: .2em 0; }
h2 { font-size: 1.25em; margin: 1.4em 0 .4em; border-bottom: 1px solid #666; }
h3 { font-size: 1.08em; margin: 1.2em 0 .3em; }
h4, h5, h6 { font-size: 1em; margin: 1em 0 .3em; }
p, ul, ol, dl, blockquote, pre { margin: .45em 0; }
.quiet, .facts { font-size: .84em; color: #333; }
.name { margin: 1em 0; font-size: .9em; }
.stale { font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: .7em 0; font-size: .88em; }
caption { text-align: left; font-weight: bold; padding: .2em 0; }
th, td { border: 1px solid #666; padding: .3em .45em; text-align: left; vertical-align: top; }
thead th { background: #eee; }
tbody th { font-weight: bold; }
td > ul { margin: 0; padding-left: 1em; }
table.gates th:last-child { width: 6em; }
table.gates th:nth-child(5) { width: 4.5em; }
table.phrases tbody th, table.events tbody th, table.dossier tbody th { font-family: inherit; font-weight: normal; }
table.phrases tbody th { width: 38%; }
blockquote { margin-left: 0; padding-left: .9em; border-left: 3px solid #666; }
pre { white-space: pre-wrap; border: 1px solid #999; padding: .5em; font-size: .85em; }
code { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: .92em; }
a { color: #000; }
.term { border-bottom: 1px dotted #000; }
.page { font-style: italic; }
.host { font-size: .85em; }
.ref { font-size: .8em; white-space: nowrap; }
.callout, .box { border: 1px solid #666; padding: .4em .8em; margin: .8em 0; }
.question { margin: .9em 0; }
.choices, .places { list-style: none; padding-left: 1em; }
.choices li, .places li { margin: .3em 0; }
.places { border-left: 3px solid #666; }
.claim { margin: .7em 0; font-size: .9em; }
.claim p { margin: .1em 0; }
.rows { padding-left: 1.4em; font-size: .93em; }
footer { margin-top: 2em; border-top: 1px solid #666; }
@page { margin: 17mm 16mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
  .source, .lead { break-after: avoid; }
  tr, .question, .claim, .callout, .box li, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  thead th { background: none; }
  .key { break-before: page; }
  a { text-decoration: none; }
}
""")
