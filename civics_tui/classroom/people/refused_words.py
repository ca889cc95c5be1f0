"""Words that students may not be called by. Rotated by 13, so that nobody has to read them here.

A teacher can add words and take words away for a class; both are given to `names.student_name`.
"""

from __future__ import annotations

import codecs

from civics_tui.classroom.people.alike import skeleton

_ANYWHERE = (
    "nefrubyr nffubyr onfgneq ornare ovngpu ovzob ovgpu oybjwbo obyybpx obbof ohxxnxr ohyyfuvg puvax pbpxfhpx "
    "pbpxfhpxre phzfubg phag qvpxurnq qvyqb qhzonff rwnphyng snttbg sntbg spx shpx shx shxp tbyyvjbt tbbx unaqwbo "
    "urvyu uragnv uvgyre wnpxnff wvmm xvxr xvyyzlfrys xvyylbhe xxx znfgheong zvys zbgures anmvfg avtre avttn "
    "avttre avttyrg betnfz cnrqbcuvy crqbcuvy cravf cuhpx cbea chffl enturnq encvfg ergneq fnaqavt fpebghz fu1g "
    "furznyr fuvg fvrturvy fyhg fcnfgvp fhvpvqr grfgvpyr gvggvrf gbjryurnq genaal intvan jnaxre jrgonpx juber"
)
_WHOLE = (
    "nany nahf nefr nff onyyf ovnpu obbo pbpx pbba penc phz qlxr snt shp shd uvgyn ubr ubzb ubaxl vfvf wnc xxx "
    "xlf yrfob anmv avt cnrqb cnxv crqb cvff cbbc cevpx encr encre fngna frk frkl fxnax fynt fcvp fgsh gneq gubg "
    "gvg gvgf gheq gjng jnax jube jbt jgs kkk"
)


def _read(text: str) -> frozenset[str]:
    return frozenset(skeleton(word) for word in codecs.decode(text, "rot13").split())


ANYWHERE = _read(_ANYWHERE)
"""Refused wherever they stand in a name."""
WHOLE = _read(_WHOLE)
"""Refused as a word of their own only: they stand inside many honest names."""
