// 썰물 스킨
document.querySelector('.dark-toggle')?.addEventListener('click', () => {
  document.body.classList.toggle('dark');
});
