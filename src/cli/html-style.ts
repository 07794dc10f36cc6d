/** The look of the file of HTML: the liner notes of the pages, in the type that every computer has. */
export const HTML_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#f9fafb,#15171a);--ink:light-dark(#1c1f24,#eceef0);--soft:light-dark(#5b6067,#a9aeb5);--rule:light-dark(#d5d8dc,#3a3e44);--accent:light-dark(#c4231c,#ff7a5c)}
body{margin:0 auto;max-width:62rem;padding:clamp(1rem,5vw,4rem);background:var(--paper);color:var(--ink);font:1rem/1.5 'Helvetica Neue',Arial,sans-serif}
h1,h2{font-family:'Iowan Old Style','Palatino Linotype',Georgia,serif;font-weight:400;line-height:1.05;overflow-wrap:anywhere}
h1{margin:.2em 0;font-size:clamp(3.5rem,13vw,9rem);letter-spacing:-.03em;color:var(--accent)}
h2{font-size:clamp(1.6rem,4vw,2.5rem);margin:0 0 1rem}
h3{margin:1.5rem 0 .25rem;font-size:1rem;font-weight:600}
section{padding:2.5rem 0;border-top:1px solid var(--ink);break-inside:avoid-page}
.eyebrow,.note,small,footer,figcaption span{color:var(--soft)}
.lede{max-width:34em;font-size:1.25rem}
table{width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--rule);text-align:start;vertical-align:middle;font-weight:400}
th{width:34%;overflow-wrap:anywhere}
td:last-child{width:34%;padding-inline-end:0;color:var(--soft);text-align:end}
small{display:block}
i{display:block;height:.7rem;min-width:1px;background:var(--ink)}
tr:first-child i{background:var(--accent)}
figure{margin:0 0 1rem}
.recap{max-width:38em;margin:0;padding:0;list-style:none;font-size:1.125rem}
.recap li{padding:.5rem 0;border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--soft);font-size:13px}
svg.year text{font-size:12px}
@media(min-width:48rem){svg.year text{font-size:8px}}
svg.hours{max-width:36rem}
svg.hours text{font-size:18px}
rect,circle{fill:var(--ink)}
.s1{opacity:.2}.s2{opacity:.4}.s3{opacity:.65}
@media (max-width:34rem){td:nth-child(2){display:none}th,td:last-child{width:50%}}
@media print{body{max-width:none;padding:0}}
`
