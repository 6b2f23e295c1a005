import { palette } from '@/lib/diagram/palette.ts';
import { type TextStyle, textStyles } from '@/lib/diagram/text.ts';

const text = "'Schibsted Grotesk',system-ui,-apple-system,'Segoe UI',Arial,sans-serif";
const mono = "'Commit Mono',ui-monospace,'SF Mono',Menlo,Consolas,monospace";

/** The style sheet of an embed: no file, no font and no picture from anywhere else. */
export function embedStyle(): string {
  return [colours(), faces(), rules].join('\n');
}

function colours(): string {
  const list = (theme: 'light' | 'dark') =>
    Object.entries(palette[theme])
      .map(([name, value]) => `--${name}:${value}`)
      .join(';');
  const [light, dark] = [list('light'), list('dark')];
  return `:root{color-scheme:light;${light}}
@media(prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${dark}}}
:root[data-theme=dark]{color-scheme:dark;${dark}}`;
}

function faces(): string {
  const names = Object.keys(textStyles).filter((name): name is TextStyle => name in textStyles);
  return names
    .map((name) => {
      const { family, size, weight } = textStyles[name];
      return `.t-${name}{font:${weight} ${size}px ${family === 'mono' ? mono : text}}`;
    })
    .join('');
}

const rules = `*{box-sizing:border-box}
html,body{margin:0;background:var(--paper);color:var(--ink);font:14px/20px ${text}}
h1,h2,h3,p{margin:0;padding:0}
main{display:grid;grid-template:auto minmax(0,1fr) auto/440px minmax(0,1fr);height:100dvh;min-height:240px}
h1{grid-column:1/-1;padding:8px 16px;border-bottom:1px solid var(--rule);background:var(--panel);font:600 14px/20px ${text}}
html:not([data-title]) #title,.hidden{position:absolute;width:1px;height:1px;margin:0;padding:0;border:0;overflow:hidden;clip-path:inset(50%)}
#map{grid-row:2;grid-column:1;overflow:auto;scrollbar-width:thin}
#map svg{display:block}
#side{display:flex;grid-row:2;grid-column:2;flex-direction:column;min-width:0;padding:14px 16px;overflow-y:auto;border-left:1px solid var(--rule);background:var(--panel);scrollbar-width:thin}
#side>*{flex:none}
h2{font:600 18px/24px ${text}}
#side p{margin-top:2px;color:var(--ink-2);font-size:13px}
#side p b{color:var(--ink)}
code{font:12px/18px ${mono}}
h3{margin:14px 0 6px;color:var(--ink-3);font:600 12px/16px ${text}}
.pills{display:grid;gap:6px;justify-items:start;padding-bottom:12px}
.pill{display:flex;gap:6px;align-items:center;min-height:28px;padding:2px 12px 2px 5px;border:1px solid var(--now);border-radius:14px;background:var(--sheet);color:var(--now);font:500 13px/18px ${text};text-align:left}
.pill.failure{border:1px dashed var(--fail-line);color:var(--ink)}
.pill.timer{border-color:var(--wait);color:var(--ink)}
kbd{min-width:18px;padding:0 4px;border:1px solid currentcolor;border-radius:9px;font:600 11px/16px ${text};text-align:center}
.next kbd{border-color:var(--now);background:var(--now);color:var(--on-now)}
.failure kbd{color:var(--fail)}
.seen{margin-top:auto;overflow-x:auto;border:1px solid var(--rule);border-radius:6px;background:var(--well)}
table{border-spacing:0;font:12px/18px ${mono}}
th{padding:6px 10px 0;color:var(--ink-3);font:11px/16px ${text};text-align:left}
td{padding:0 10px 6px;white-space:nowrap}
#side .said{overflow:hidden;padding:4px 10px;border-top:1px solid var(--rule);font:12px/18px ${mono};text-overflow:ellipsis;white-space:nowrap}
footer{display:flex;grid-row:3;grid-column:1/-1;gap:4px;align-items:center;height:48px;padding:0 12px 0 8px;border-top:1px solid var(--rule);background:var(--panel)}
#bar{display:flex;flex:1;gap:4px;align-items:center;min-width:0}
#bar button{display:grid;width:32px;height:32px;place-items:center;border:0;border-radius:6px;background:none;color:var(--ink)}
#bar button:disabled{color:var(--idle)}
#bar button path{fill:none;stroke:currentcolor;stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
#bar input{flex:1;min-width:40px;margin:0 8px;accent-color:var(--now)}
.clock{color:var(--ink-3);font:12px/18px ${mono}}
footer a{padding:4px;color:var(--ink-3);font:500 12px/16px ${text};text-decoration:none}
footer a:hover{color:var(--ink)}
button,[role=button]{cursor:pointer;touch-action:manipulation}
:focus-visible{outline:2px solid var(--now);outline-offset:2px}
[data-controls=none] footer{display:none}
[data-controls=min] #bar input,[data-controls=min] .clock{display:none}
.halo{animation:halo 2.4s ease-in-out infinite}
@keyframes halo{50%{opacity:.07}}
[data-motion=off] .halo{animation:none}
@media(prefers-reduced-motion:reduce){.halo{animation:none}}
@media(max-width:659px){
main{grid-template:auto minmax(0,1fr) minmax(0,auto) auto/minmax(0,1fr)}
#side{grid-row:3;grid-column:1;max-height:46dvh;border-top:1px solid var(--rule-2);border-left:0}
footer{grid-row:4}
}
noscript table{margin:16px}
noscript td{white-space:normal;padding:3px 10px;border-top:1px solid var(--rule);font:13px/18px ${text}}`;
