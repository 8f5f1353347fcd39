// 조개껍데기 스킨
(function () {
  'use strict';
  var toggle = document.querySelector('.tit_reply');
  if (toggle) {
    toggle.addEventListener('click', function () { document.querySelector('.list_reply').classList.toggle('fold'); });
  }
})();
