# The built page on a static server. Build the page first: npm ci && npm run image && npm run build
FROM nginx:stable-alpine
COPY docs/hosting/nginx.conf /etc/nginx/conf.d/default.conf
COPY dist/ /usr/share/nginx/html/
