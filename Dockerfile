# One image for every process. Without a command it is the whole service on SQLite:
#   docker run --env-file .env --volume carebell-data:/carebell/data --publish 127.0.0.1:8025:8025 carebell
FROM python:3.11-slim

WORKDIR /carebell

# The libraries first: this layer is made again only when the lock changes.
COPY requirements.lock ./
RUN pip install --no-cache-dir --only-binary :all: --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md ./
COPY service service
COPY cli cli
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

RUN useradd --uid 10001 --no-create-home carebell && install --directory --owner carebell data
USER carebell
VOLUME /carebell/data

ENV CAREBELL_HOST=0.0.0.0 CAREBELL_PORT=8025 PYTHONUNBUFFERED=1
EXPOSE 8025
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s \
    CMD ["python", "-c", "import os, http.client as h; c = h.HTTPConnection('127.0.0.1', int(os.environ['CAREBELL_PORT']), timeout=5); c.request('GET', '/healthz'); assert c.getresponse().status == 200"]

ENTRYPOINT ["carebell"]
CMD ["up"]
