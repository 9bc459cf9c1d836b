@echo off
rem As mvnw, for Windows: the Maven pinned in .mvn\maven.properties, fetched once into the user's cache.
setlocal
cd /d "%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
for /f "usebackq eol=# tokens=1,2 delims==" %%a in (".mvn\maven.properties") do set "%%a=%%b"
set "maven=%MAVEN_USER_HOME%\wrapper\dists\apache-maven-%version%-%sha512:~0,12%"
if not exist "%maven%\bin\mvn.cmd" (
  "%java%" .mvn\FetchMaven.java "%version%" "%sha512%" "%maven%" || exit /b 1
)
"%maven%\bin\mvn.cmd" %*
