/**
 * Chooses light or dark before the first paint and listens to the toggle. It stands in the head of every page as text,
 * so that no reader sees the other theme first. `?theme=light|dark|auto` in the address decides for embeds.
 */
export const themeScript = `(function(){
var root=document.documentElement,system=matchMedia('(prefers-color-scheme: dark)');
var asked=new URLSearchParams(location.search).get('theme');
function stored(){try{return localStorage.getItem('theme')}catch(e){return null}}
function choice(){var c=asked||stored();return c==='light'||c==='dark'?c:'system'}
function show(){var c=choice();root.dataset.themeChoice=c;
root.dataset.theme=c==='system'?(system.matches?'dark':'light'):c}
function next(){var s=system.matches?'dark':'light',o=s==='dark'?'light':'dark',c=choice();
return c==='system'?o:c===o?s:'system'}
system.addEventListener('change',show);addEventListener('storage',show);
document.addEventListener('click',function(event){
if(!event.target.closest('[data-theme-toggle]'))return;
var c=next();asked=null;try{c==='system'?localStorage.removeItem('theme'):localStorage.setItem('theme',c)}catch(e){asked=c}
show()});
show()})()`;
