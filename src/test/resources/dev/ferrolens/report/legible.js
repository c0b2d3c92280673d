// Notes the texts of each frame whose contrast with what is behind them is below 4.5, and those that are cut off.
const LEAST = 4.5;

function colour(text) {
  const parts = (text.match(/[\d.]+/g) || []).map(Number);
  return text.startsWith('rgb') ? {rgb: parts.slice(0, 3), alpha: parts.length > 3 ? parts[3] : 1}
    : {rgb: [0, 0, 0], alpha: 0};
}

function over(front, alpha, back) {
  return front.map((part, i) => part * alpha + back[i] * (1 - alpha));
}

function luminance(rgb) {
  const [r, g, b] = rgb.map(part => part / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

// The elements behind a text, the nearest first: what is drawn under it, or what is around it.
function behind(view, element, box) {
  if (!element.closest('svg')) {
    const around = [];
    for (let e = element; e; e = e.parentElement) around.push(e);
    return around;
  }
  return view.document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    .filter(e => e.tagName !== 'text' && e.tagName !== 'tspan');
}

function background(view, elements) {
  const layers = elements.map(e => {
    const style = view.getComputedStyle(e);
    const shape = e.namespaceURI.endsWith('svg') && e.tagName !== 'svg';
    const own = colour(shape ? style.fill : style.backgroundColor);
    return {rgb: own.rgb, alpha: own.alpha * (shape ? parseFloat(style.fillOpacity) : 1) * parseFloat(style.opacity)};
  });
  return layers.reduceRight((back, layer) => over(layer.rgb, layer.alpha, back), [255, 255, 255]);
}

function scrolls(view, element) {
  for (let e = element.parentElement; e; e = e.parentElement) {
    if (e !== view.document.body && ['auto', 'scroll'].includes(view.getComputedStyle(e).overflowX)) return true;
  }
  return false;
}

function check(frame, faults) {
  const view = frame.contentWindow, page = view.document;
  const style = page.createElement('style');
  style.textContent = '* { pointer-events: auto !important; }';
  page.head.append(style);
  const say = text => faults.push(`${frame.width} ${page.title}: ${text}`);
  if (page.documentElement.scrollWidth > view.innerWidth) say('wider than the window');
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  let checked = 0;
  while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, title, [hidden]')) continue;
    if (element.closest('svg')) element.closest('svg').parentElement.scrollIntoView();
    if (element.closest('svg')) element.scrollIntoView({block: 'center'});
    const range = page.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const seen = view.getComputedStyle(element);
    if (!box.width || !box.height || seen.visibility === 'hidden' || seen.opacity === '0') continue;
    checked++;
    const name = node.data.trim().slice(0, 40);
    const back = background(view, behind(view, element, box));
    const ink = colour(element.closest('svg') ? seen.fill : seen.color);
    const ratio = contrast(over(ink.rgb, ink.alpha, back), back);
    if (ratio < LEAST) say(`${name}: contrast ${ratio.toFixed(2)}`);
    if ((box.left < -1 || box.right > view.innerWidth + 1) && !scrolls(view, element)) say(`${name}: cut off`);
  }
  return checked;
}

window.addEventListener('load', () => setTimeout(() => {
  const faults = [];
  let checked = 0;
  for (const frame of document.querySelectorAll('iframe')) checked += check(frame, faults);
  document.body.dataset.checked = checked;
  document.body.dataset.faults = faults.slice(0, 20).join('; ');
}, 5000));
