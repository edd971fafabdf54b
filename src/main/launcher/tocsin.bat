@echo off
rem Starts Tocsin on the Java that is found: JAVA_HOME first, then PATH.
setlocal
chcp 65001 >nul
set "TOCSIN_HOME=%~dp0.."
set "TOCSIN_JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "TOCSIN_JAVA=%JAVA_HOME%\bin\java.exe"

set "TOCSIN_VERSION="
for /f "tokens=2 delims==" %%v in ('""%TOCSIN_JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="" 2^>nul') do set "TOCSIN_VERSION=%%v"
if not defined TOCSIN_VERSION goto none
set "TOCSIN_VERSION=%TOCSIN_VERSION: =%"
rem 1.8 and the like read as 1.
for /f "delims=." %%m in ("%TOCSIN_VERSION%") do set "TOCSIN_MAJOR=%%m"
if %TOCSIN_MAJOR% LSS 25 goto old

"%TOCSIN_JAVA%" %JAVA_OPTS% "-Dtocsin.home=%TOCSIN_HOME%" ^
  --module-path "%TOCSIN_HOME%\lib\javafx" --add-modules javafx.controls ^
  --enable-native-access=javafx.graphics,ALL-UNNAMED ^
  -cp "%TOCSIN_HOME%\lib\*" org.tocsin.app.Main %*
exit /b %ERRORLEVEL%

:none
>&2 echo Tocsin a besoin de Java 25 et n’en trouve aucun : installez un JDK 25, ou mettez son dossier dans JAVA_HOME.
>&2 echo Tocsin needs Java 25 and finds none: install a JDK 25, or put its folder in JAVA_HOME.
exit /b 1

:old
>&2 echo Tocsin a besoin de Java 25 ou plus récent ; trouvé : %TOCSIN_VERSION%. Mettez le dossier d’un JDK 25 dans JAVA_HOME.
>&2 echo Tocsin needs Java 25 or newer; found: %TOCSIN_VERSION%. Put the folder of a JDK 25 in JAVA_HOME.
exit /b 1
