// Draws each flame graph of the page that is not drawn yet. A frame is five numbers: depth, name, area, own, before.
document.querySelectorAll('.ferrolens-flame:not([data-drawn])').forEach(function (box) {
  const data = JSON.parse(box.querySelector('script[type="application/json"]').textContent);
  const count = data.frames.length / 5;
  const at = (frame, field) => data.frames[5 * frame + field];
  const name = frame => data.names[at(frame, 1)];
  const parents = new Int32Array(count), ends = new Int32Array(count);
  const after = new Float64Array(count), before = new Float64Array(count), left = new Float64Array(count);
  const width = frame => after[frame] + before[frame];

  const open = [];
  for (let f = 0; f < count; f++) {
    open.length = at(f, 0);
    parents[f] = open.length ? open[open.length - 1] : -1;
    open.push(f);
  }
  for (let f = count - 1; f >= 0; f--) {
    after[f] += at(f, 3);
    before[f] += at(f, 4);
    ends[f] = Math.max(ends[f], f + 1);
    if (parents[f] >= 0) {
      after[parents[f]] += after[f];
      before[parents[f]] += before[f];
      ends[parents[f]] = Math.max(ends[parents[f]], ends[f]);
    }
  }
  const filled = new Float64Array(count);
  for (let f = 1; f < count; f++) {
    left[f] = left[parents[f]] + filled[parents[f]];
    filled[parents[f]] += width(f);
  }

  const UNITS = data.counter ? ['', 'k', 'M', 'G', 'T'] : ['ns', 'µs', 'ms', 's'];
  function amount(number) {
    let unit = 0;
    while (unit + 1 < UNITS.length && Math.abs(number) >= 999.95) {
      number /= 1000;
      unit++;
    }
    const digits = unit === 0 ? 0 : Math.abs(number) >= 100 ? 1 : 2;
    return (number.toFixed(digits) + ' ' + UNITS[unit] + ' ' + data.counter).trim();
  }
  const share = (part, whole) => whole > 0 ? (100 * part / whole).toFixed(part < whole / 100 ? 2 : 1) + ' %' : '';

  function mixed(from, to, share) {
    const part = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
    const parts = [1, 3, 5].map(at => Math.round(part(from, at) + share * (part(to, at) - part(from, at))));
    return `rgb(${parts.join(', ')})`;
  }

  function colour(f) {
    if (data.isChange) {
      const change = width(f) > 0 ? (after[f] - before[f]) / width(f) : 0;
      const towards = change > 0 ? data.change.more : data.change.less;
      return mixed(data.change.same, towards, Math.min(1, Math.abs(change) * 2));
    }
    return data.colours[at(f, 2)];
  }

  const ROW = 18;
  // The least width of a frame that is drawn, in pixels.
  const SEEN = 0.5;
  const canvas = box.querySelector('canvas');
  const pen = canvas.getContext('2d');
  const hover = box.querySelector('.hover');
  let zoomed = 0, pattern = null, isTurned = false, rows = [];

  function draw() {
    key();
    about(zoomed);
    const wide = canvas.clientWidth || 1200;
    const scale = wide / Math.max(width(zoomed), 1e-9);
    // Levels whose frames are all too narrow to be seen would be blank.
    let levels = at(zoomed, 0) + 1;
    for (let f = zoomed; f < ends[zoomed];) {
      const isSeen = width(f) * scale >= SEEN;
      levels = isSeen ? Math.max(levels, at(f, 0) + 1) : levels;
      f = isSeen ? f + 1 : ends[f];
    }
    // A graph that has the page to itself is as high as the window.
    const room = parseFloat(getComputedStyle(box).minHeight) - canvas.offsetTop;
    const row = Math.max(ROW, Math.min(2 * ROW, Math.floor(room / levels) || 0));
    const tall = levels * row;
    const sharp = window.devicePixelRatio || 1;
    canvas.style.height = tall + 'px';
    canvas.width = wide * sharp;
    canvas.height = tall * sharp;
    pen.scale(sharp, sharp);
    pen.font = '11px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace';
    pen.textBaseline = 'middle';
    const letter = pen.measureText('m').width;
    rows = Array.from({length: levels}, () => []);

    function frame(f, x, w, isAbove) {
      const y = isTurned ? tall - (at(f, 0) + 1) * row : at(f, 0) * row;
      const isFound = pattern && pattern.test(name(f));
      pen.fillStyle = isFound ? '#d95fff' : isAbove ? data.change.same : colour(f);
      pen.fillRect(x, y, Math.max(w - (w > 3 ? 1 : 0), 0.5), row - 1);
      rows[at(f, 0)].push([x, w, f]);
      const fitting = Math.floor((w - 6) / letter);
      if (fitting > 2) {
        const text = [...name(f)];
        pen.fillStyle = data.onColour;
        pen.fillText(text.length <= fitting ? name(f) : text.slice(0, fitting - 1).join('') + '…', x + 3, y + row / 2);
      }
    }
    for (let f = parents[zoomed]; f >= 0; f = parents[f]) {
      frame(f, 0, wide, true);
    }
    for (let f = zoomed; f < ends[zoomed];) {
      const w = width(f) * scale;
      if (w < SEEN) {
        f = ends[f];
      } else {
        frame(f, (left[f] - left[zoomed]) * scale, w, false);
        f++;
      }
    }
  }

  function about(f) {
    const change = data.isChange ? `${amount(before[f])} before, ${amount(after[f])} after` : amount(after[f]);
    box.querySelector('.about').textContent = `${name(f)}: ${change}` + (f ? `, ${share(width(f), width(0))} of all` : '');
  }

  function key() {
    const parts = box.querySelector('.key');
    parts.replaceChildren();
    if (data.isChange) {
      [[data.change.more, 'more than before'], [data.change.same, 'the same'], [data.change.less, 'less than before']]
        .forEach(part => entry(parts, part[0], part[1] + (part[1] === 'the same' ? ' (as wide as both together)' : '')));
      return;
    }
    const sums = data.areas.map(() => 0);
    for (let f = zoomed; f < ends[zoomed]; f++) {
      sums[at(data.isInverted ? spent(f) : f, 2)] += at(f, 3);
    }
    data.areas.map((area, i) => i).filter(i => sums[i] > 0).sort((a, b) => sums[b] - sums[a])
      .forEach(i => entry(parts, data.colours[i], (data.areas[i] || 'small steps') + ' ' + share(sums[i], after[zoomed])));
  }

  // In an inverted graph, what the time was spent in stands directly below the root.
  function spent(f) {
    while (at(f, 0) > 1) {
      f = parents[f];
    }
    return f;
  }

  function entry(parts, colour, text) {
    const square = document.createElement('i'), part = document.createElement('span');
    square.style.background = colour;
    part.append(square, text);
    parts.append(part);
  }

  function frameAt(event) {
    const level = Math.floor(event.offsetY / canvas.clientHeight * rows.length);
    const row = rows[isTurned ? rows.length - 1 - level : level] || [];
    const hit = row.find(([x, w]) => event.offsetX >= x && event.offsetX < Math.max(x + w, x + 1));
    return hit ? hit[2] : -1;
  }

  canvas.onmousemove = event => {
    const f = frameAt(event);
    hover.hidden = f < 0;
    if (f < 0) return;
    const title = document.createElement('b');
    title.textContent = name(f);
    const area = data.areas[at(f, 2)];
    const lines = ['\n' + (data.isChange ? `${amount(before[f])} before, ${amount(after[f])} after`
      : amount(after[f]) + (data.isInverted ? '' : `, ${amount(at(f, 3))} of it itself`))];
    lines.push(share(width(f), width(0)) + ' of all' + (zoomed ? `, ${share(width(f), width(zoomed))} of what is shown` : ''));
    if (area) lines.push(area);
    hover.replaceChildren(title, lines.join('\n'));
    const x = canvas.offsetLeft + event.offsetX, y = canvas.offsetTop + event.offsetY;
    hover.style.left = Math.max(0, Math.min(x + 12, canvas.clientWidth - hover.offsetWidth)) + 'px';
    hover.style.top = (y + 16) + 'px';
  };
  canvas.onmouseleave = () => { hover.hidden = true; };
  canvas.onclick = event => {
    const f = frameAt(event);
    if (f >= 0) {
      zoomed = f;
      hover.hidden = true;
      draw();
    }
  };

  function whole() {
    zoomed = 0;
    draw();
  }

  function search(text) {
    try {
      pattern = text ? new RegExp(text, 'i') : null;
    } catch (e) {
      pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
    }
    let found = 0;
    for (let f = 0; pattern && f < count;) {
      if (pattern.test(name(f))) {
        found += width(f);
        f = ends[f];
      } else {
        f++;
      }
    }
    box.querySelector('.found').textContent = pattern
      ? `found: ${amount(found)}, ${share(found, width(0))} of all` : '';
    draw();
  }

  box.querySelector('.whole').onclick = whole;
  box.querySelector('.turn').onclick = () => { isTurned = !isTurned; draw(); };
  box.querySelector('input').oninput = event => search(event.target.value);
  box.onkeydown = event => { if (event.key === 'Escape') whole(); };
  window.addEventListener('resize', draw);
  draw();
  box.dataset.total = after[0];
  box.dataset.drawn = Math.round(performance.now());
});
