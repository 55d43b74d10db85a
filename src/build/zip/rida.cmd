@echo off
rem Starts Rida in the current folder. JAVA_HOME selects the JDK; RIDA_JAVA_OPTIONS adds options for it, such as -Xmx2g.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
rem A command ends before what the second compiler does pays off; a server runs for weeks.
set "SHORT=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
if "%~1"=="serve" set "SHORT="
rem The terminal shows Arabic in UTF-8 only.
chcp 65001 >nul
"%JAVA%" %SHORT% %RIDA_JAVA_OPTIONS% -Drida.command=rida -cp "%~dp0lib\*" org.rida.RidaApplication %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="9009" echo rida needs a JDK of version 17 or newer: set JAVA_HOME 1>&2
exit /b %CODE%
