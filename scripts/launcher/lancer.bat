@echo off
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
where py >nul 2>nul && (py -3 lancer.py %* & if not errorlevel 1 exit /b)
where python >nul 2>nul && (python lancer.py %* & if not errorlevel 1 exit /b)
echo Python 3 n'est pas sur cet ordinateur. Ouvrez ouvrir.html par un double clic :
echo tout marche, sauf le calcul avec vos propres valeurs.
pause
