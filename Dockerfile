# EliGen Studio in a container, from the release's zip: ./mvnw -Prelease package first. See docs/release.md.
FROM eclipse-temurin:17-jdk-noble AS unpacked
ARG PLATFORM=linux-x86_64
WORKDIR /unpacked
COPY target/eligen-studio-*-${PLATFORM}.zip release.zip
RUN jar xf release.zip && mv eligen-studio-* /eligen && chmod +x /eligen/eligen

FROM eclipse-temurin:17-jre-noble
RUN useradd --create-home eligen && install -d -o eligen /data
COPY --from=unpacked --chown=eligen /eligen /opt/eligen
USER eligen
WORKDIR /home/eligen
# A first picture, so that the native libraries are unpacked and the class archive is made before the container starts.
RUN echo 'a ball' | ELIGEN_HOME=/tmp/first /opt/eligen/eligen chat --offline --steps 1 --out /tmp/first/pictures \
 && rm -rf /tmp/first
ENV ELIGEN_HOME=/data
VOLUME /data
EXPOSE 8127
ENTRYPOINT ["/opt/eligen/eligen"]
# At 127.0.0.1, inside: nobody is let in who was not asked for. docs/release.md says how to open it.
CMD ["web", "--no-browser"]
