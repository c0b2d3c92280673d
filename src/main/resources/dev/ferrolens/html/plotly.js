// Charts queue functions that draw them in window.ferrolensCharts; this unpacks plotly and runs them. They draw with
// the object that is passed to them: it takes the colours and the layout that fit the reader's window.
(function () {
  if (window.ferrolensPlotly) return;
  window.ferrolensPlotly = true;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  // A page without a dark mode, such as a notebook, has charts without one.
  const isDark = () => dark.matches && getComputedStyle(document.documentElement).colorScheme.includes('dark');
  const inScheme = value => !isDark() ? value : JSON.parse(JSON.stringify(value, (key, part) =>
    typeof part === 'string' && part in window.ferrolensDark ? window.ferrolensDark[part] : part));

  // Plotly escapes what it is given.
  const plain = text => new DOMParser().parseFromString(text, 'text/html').body.textContent;

  // In a narrow window the title and the legend are text of the page, which has as many lines as it needs.
  function head(box, traces, layout) {
    const title = document.createElement('div');
    title.className = 'title';
    title.textContent = plain(layout.title.text);
    const keys = traces.filter(trace => trace.showlegend).map(trace => {
      const key = document.createElement('span'), square = document.createElement('i');
      square.style.background = trace.marker.color;
      key.append(square, plain(trace.name));
      return key;
    });
    const legend = document.createElement('div');
    legend.className = 'legend';
    legend.append(...keys);
    box.append(title, legend);
  }

  function newPlot(box, traces, layout, config) {
    // Plotly writes into the layout that it is given.
    const wide = JSON.stringify(layout), narrow = JSON.stringify(layout.meta.narrow);
    let plot = null;
    function draw() {
      const isNarrow = box.clientWidth < 560;
      const fitting = JSON.parse(isNarrow ? narrow : wide);
      // A chart that has the page to itself is as high as the window, unless it has few lines or names above them.
      const whole = parseFloat(getComputedStyle(box).minHeight) || 0;
      if (plot) window.Plotly.purge(plot);
      box.replaceChildren();
      if (isNarrow) {
        head(box, traces, fitting);
        fitting.height -= fitting.margin.t - 8;
        fitting.margin.t = 8;
        fitting.showlegend = false;
        delete fitting.title;
      }
      const room = fitting.meta && fitting.meta.isFixed ? 0 : whole - box.offsetTop - (box.lastChild
        ? box.lastChild.offsetTop + box.lastChild.offsetHeight - box.offsetTop : 0);
      fitting.height = Math.max(fitting.height, Math.min(room, 4 * fitting.height));
      plot = document.createElement('div');
      box.append(plot);
      window.Plotly.newPlot(plot, inScheme(traces), inScheme(fitting),
        {...config, responsive: false, displayModeBar: isNarrow ? false : 'hover'});
    }
    draw();
    dark.addEventListener('change', draw);
    let size = box.clientWidth;
    window.addEventListener('resize', () => {
      if (box.clientWidth !== size) draw();
      size = box.clientWidth;
    });
  }

  const packed = Uint8Array.from(atob(document.querySelector('.ferrolens-plotly').textContent),
    c => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  new Response(unpacked).text().then(library => {
    const script = document.createElement('script');
    // Some pages have a module of their own, which the library would fill instead of window.Plotly.
    script.textContent = '(function (module) {' + library + '\n})();';
    document.head.append(script);
    const waiting = window.ferrolensCharts || [];
    window.ferrolensCharts = {push: draw => draw({newPlot})};
    waiting.forEach(draw => draw({newPlot}));
  });
})();
