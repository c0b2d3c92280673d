// Charts queue functions that draw them in window.ferrolensCharts; this unpacks plotly and runs them.
(function () {
  if (window.ferrolensPlotly) return;
  window.ferrolensPlotly = true;
  const packed = Uint8Array.from(atob(document.querySelector('.ferrolens-plotly').textContent),
    c => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  new Response(unpacked).text().then(library => {
    const script = document.createElement('script');
    // Some pages have a module of their own, which the library would fill instead of window.Plotly.
    script.textContent = '(function (module) {' + library + '\n})();';
    document.head.append(script);
    const waiting = window.ferrolensCharts || [];
    window.ferrolensCharts = {push: draw => draw()};
    waiting.forEach(draw => draw());
  });
})();
