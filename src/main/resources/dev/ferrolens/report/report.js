// In a narrow window the heads of columns stand before each number.
document.querySelectorAll('table').forEach(table => {
  const heads = [...table.tHead.rows[0].cells].map(head => head.textContent);
  [...table.tBodies[0].rows].forEach(row => [...row.cells].forEach((cell, column) => {
    cell.dataset.head = heads[column];
  }));
});
// The heads of tables become buttons that sort: numbers from the largest down, names from A on, and back.
document.querySelectorAll('#breakdowns table').forEach(table => {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const isNumber = head.classList.contains('number');
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    // A scaled number has the exact one in its title.
    const value = row => {
      const cell = row.cells[column];
      const text = cell.title || cell.textContent;
      return isNumber ? (text === '' ? -Infinity : parseFloat(text.replaceAll(',', ''))) : text;
    };
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      const descending = before ? before === 'ascending' : isNumber;
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const compare = (a, b) => isNumber ? value(a) - value(b) : value(a).localeCompare(value(b));
      body.append(...[...body.rows].sort((a, b) => descending ? compare(b, a) : compare(a, b)));
    });
  });
});
